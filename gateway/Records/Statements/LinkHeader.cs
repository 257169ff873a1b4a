namespace EdgeLedger.Records;

/// <summary>The protected header of a statement: {1 alg, 3 content type, 4 kid, seq, prev, chain id}.</summary>
internal readonly record struct LinkHeader(int ContentType, Address Signer, long Seq, Hash256 Prev, ChainId Chain)
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out LinkHeader header)
    {
        header = default;
        var reader = new CanonicalReader(bytes);
        if (!(reader.TryReadMap(6)
            && reader.TryReadExactly(CoseLabel.Algorithm) && reader.TryReadExactly(Es256Scheme.Algorithm)
            && reader.TryReadExactly(CoseLabel.ContentType)
            && reader.TryReadUnsigned(Records.ContentType.Maximum, out long contentType)
            && reader.TryReadExactly(CoseLabel.KeyId) && reader.TryReadAddress(out var signer)
            && reader.TryReadExactly(CoseLabel.Seq) && reader.TryReadUnsigned(out long seq) && seq > 0
            && reader.TryReadExactly(CoseLabel.Prev) && reader.TryReadHash(out var prev)
            && reader.TryReadExactly(CoseLabel.Chain) && ChainId.TryRead(ref reader, out var chain)
            && reader.IsAtEnd))
        {
            return false;
        }

        header = new LinkHeader((int)contentType, signer, seq, prev, chain);
        return true;
    }

    public byte[] Encode() => new CanonicalWriter(160)
        .WriteMap(6)
        .WriteInteger(CoseLabel.Algorithm).WriteInteger(Es256Scheme.Algorithm)
        .WriteInteger(CoseLabel.ContentType).WriteUnsigned(ContentType)
        .WriteInteger(CoseLabel.KeyId).WriteAddress(Signer)
        .WriteInteger(CoseLabel.Seq).WriteUnsigned(Seq)
        .WriteInteger(CoseLabel.Prev).WriteHash(Prev)
        .WriteInteger(CoseLabel.Chain).WriteText(Chain.Value)
        .ToArray();
}
