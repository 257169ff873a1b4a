namespace EdgeLedger.Records;

/// <summary>One signer's part in a transaction; a link of that signer's own chain like any statement.</summary>
/// <param name="Seq">Position in the signer's chain, from 1.</param>
/// <param name="Prev">Id of the signer's link before.</param>
/// <param name="LinkId">SHA-256 of this signer's Sig_structure: what it signed, and the <c>prev</c> of its next
/// link.</param>
/// <param name="Signature">64 bytes r||s.</param>
public sealed record TransactionSignature(
    Address Signer, long Seq, Hash256 Prev, Hash256 LinkId, ReadOnlyMemory<byte> Signature)
{
    public bool Verify(PublicKey key, ISignatureScheme scheme) =>
        key.Address == Signer && scheme.Verify(key, LinkId, Signature.Span);

    internal static byte[] EncodeProtected(Address signer, long seq, Hash256 prev) => new CanonicalWriter(96)
        .WriteMap(4)
        .WriteInteger(CoseLabel.Algorithm).WriteInteger(Es256Scheme.Algorithm)
        .WriteInteger(CoseLabel.KeyId).WriteAddress(signer)
        .WriteInteger(CoseLabel.Seq).WriteUnsigned(seq)
        .WriteInteger(CoseLabel.Prev).WriteHash(prev)
        .ToArray();

    internal static bool TryReadProtected(
        ReadOnlySpan<byte> bytes, out Address signer, out long seq, out Hash256 prev)
    {
        (signer, seq, prev) = (default, 0, default);
        var reader = new CanonicalReader(bytes);
        return reader.TryReadMap(4)
            && reader.TryReadExactly(CoseLabel.Algorithm) && reader.TryReadExactly(Es256Scheme.Algorithm)
            && reader.TryReadExactly(CoseLabel.KeyId) && reader.TryReadAddress(out signer)
            && reader.TryReadExactly(CoseLabel.Seq) && reader.TryReadUnsigned(out seq) && seq > 0
            && reader.TryReadExactly(CoseLabel.Prev) && reader.TryReadHash(out prev)
            && reader.IsAtEnd;
    }
}
