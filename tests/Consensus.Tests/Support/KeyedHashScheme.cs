using EdgeLedger.Records;

namespace EdgeLedger.Consensus.Tests.Support;

/// <summary>Checks what <see cref="KeyedHashSigner"/> signs.</summary>
internal sealed class KeyedHashScheme : ISignatureScheme
{
    public static readonly KeyedHashScheme Instance = new();

    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature) =>
        signature.SequenceEqual(new KeyedHashSigner(key).Sign(digest));
}
