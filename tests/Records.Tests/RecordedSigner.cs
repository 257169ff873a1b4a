namespace EdgeLedger.Records.Tests;

/// <summary>
/// Knows the vector's deterministic signature, so that whole messages can be compared byte by byte.
/// </summary>
internal sealed class RecordedSigner(PublicKey publicKey, Hash256 digest, byte[] signature) : ISigner
{
    public PublicKey PublicKey => publicKey;

    public byte[] Sign(Hash256 asked)
    {
        Assert.Equal(digest, asked);
        return signature;
    }
}
