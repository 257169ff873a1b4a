namespace EdgeLedger.Contracts;

/// <summary>Whether a signer's statements are taken; a revoked one keeps its place in its chain.</summary>
public enum SignerStatus
{
    Active = 1,
    Revoked = 2,
}
