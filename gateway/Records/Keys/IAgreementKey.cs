namespace EdgeLedger.Records;

/// <summary>A private key that can also agree on a secret with the holder of another one.</summary>
public interface IAgreementKey : ISigner
{
    /// <summary>The x-coordinate of the shared point, 32 bytes big-endian; both ends come to the same.</summary>
    byte[] DeriveSharedX(PublicKey other);
}
