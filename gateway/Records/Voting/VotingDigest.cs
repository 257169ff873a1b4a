namespace EdgeLedger.Records;

/// <summary>
/// The digest that votes, proposals and ballots sign: protected header {1 alg, 3 kind, chain id}, no signer.
/// </summary>
internal static class VotingDigest
{
    public static Hash256 Of(ChainId chain, int kind, ReadOnlySpan<byte> payload)
    {
        byte[] header = new CanonicalWriter(64)
            .WriteMap(3)
            .WriteInteger(CoseLabel.Algorithm).WriteInteger(Es256Scheme.Algorithm)
            .WriteInteger(CoseLabel.ContentType).WriteUnsigned(kind)
            .WriteInteger(CoseLabel.Chain).WriteText(chain.Value)
            .ToArray();
        return SigStructure.DigestOfOne(
            new CanonicalWriter(80).WriteBytes(header).WrittenSpan,
            new CanonicalWriter(80).WriteBytes(payload).WrittenSpan);
    }
}
