using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Keys;

/// <summary>An adversary's scheme: to build blocks with forged signatures, it must not refuse them
/// itself.</summary>
internal sealed class AcceptAll : ISignatureScheme
{
    public static AcceptAll Instance { get; } = new();

    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature) => true;
}
