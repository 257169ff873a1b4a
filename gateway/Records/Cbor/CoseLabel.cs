namespace EdgeLedger.Records;

/// <summary>
/// Header labels (RFC 9052 section 3.1, and this ledger's own in the private range below -65536).
/// </summary>
public static class CoseLabel
{
    public const int Algorithm = 1;
    public const int ContentType = 3;

    /// <summary>The signer's address, 20 bytes.</summary>
    public const int KeyId = 4;

    /// <summary>Position in the signer's own chain, from 1.</summary>
    public const int Seq = -65537;

    /// <summary>Id of the signer's previous link, 32 bytes; zeros for the first.</summary>
    public const int Prev = -65538;

    public const int Chain = -65539;
}
