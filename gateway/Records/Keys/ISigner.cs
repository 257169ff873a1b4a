namespace EdgeLedger.Records;

/// <summary>Whoever holds a private key; the key itself stays inside.</summary>
public interface ISigner
{
    PublicKey PublicKey { get; }

    /// <summary>Signs a digest; 64 bytes r||s for ES256.</summary>
    byte[] Sign(Hash256 digest);
}
