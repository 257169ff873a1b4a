using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

/// <summary>A signer as the final blocks have left it, kept by the simulator's own rules.</summary>
internal sealed class ModelSigner(PublicKey key, SignerKind kind, string label)
{
    public PublicKey Key => key;

    public SignerKind Kind { get; set; } = kind;

    public string Label { get; set; } = label;

    public bool IsRevoked { get; set; }

    public long Seq { get; private set; }

    public Hash256 Id { get; private set; } = Hash256.Zero;

    public long Height { get; private set; }

    public long UnixMs { get; private set; }

    public ModelSigner Copy() => (ModelSigner)MemberwiseClone();

    public void Advance(long seq, Hash256 id, BlockHeader header) =>
        (Seq, Id, Height, UnixMs) = (seq, id, header.Height, header.UnixMs);

    /// <summary>The value in the state, as gateway/Contracts/README.md gives it.</summary>
    public byte[] Encode() => new CanonicalWriter()
        .WriteArray(8).WriteRaw(key.ToCoseKey()).WriteUnsigned((long)Kind).WriteText(Label)
        .WriteUnsigned(IsRevoked ? 2 : 1).WriteUnsigned(Seq).WriteHash(Id)
        .WriteUnsigned(Height).WriteUnsigned(UnixMs).ToArray();
}
