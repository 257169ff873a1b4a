namespace EdgeLedger.Records;

/// <summary>ECDSA with P-256 and SHA-256 (RFC 9053 section 2.1): the scheme of every real ledger.</summary>
public sealed class Es256Scheme : ISignatureScheme
{
    /// <summary>COSE algorithm number.</summary>
    public const int Algorithm = -7;

    /// <summary>Bytes of r||s.</summary>
    public const int SignatureSize = 64;

    private Es256Scheme()
    {
    }

    public static Es256Scheme Instance { get; } = new();

    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature) =>
        key.VerifyEs256(digest, signature);
}
