namespace EdgeLedger.Records;

/// <summary>
/// Bounds that every gateway of a region applies alike, or they would not agree on what is valid.
/// </summary>
/// <param name="MaxBlockBytes">Longest encoded block.</param>
/// <param name="MaxBlockEntries">Most entries in a block.</param>
/// <param name="FutureToleranceSeconds">How far a reading's time may lie after the block's.</param>
public sealed record GenesisLimits(
    int MaxBlockBytes = 1024 * 1024, int MaxBlockEntries = 4096, int FutureToleranceSeconds = 120)
{
    /// <summary>A block travels in one message between gateways, and each keeps several in memory.</summary>
    public const int MostBlockBytes = 64 * 1024 * 1024;
}
