namespace EdgeLedger.Records;

/// <summary>
/// Bounds that every gateway of a region applies alike, or they would not agree on what is valid.
/// </summary>
/// <param name="MaxBlockBytes">Longest encoded block.</param>
/// <param name="MaxBlockEntries">Most entries in a block.</param>
/// <param name="FutureToleranceSeconds">How far a reading's time may lie after the block's.</param>
/// <param name="DisputeBlocks">
/// Blocks after the one that opened a dispute in which ballots about it count; without a majority by then the
/// statement is quarantined.
/// </param>
public sealed record GenesisLimits(
    int MaxBlockBytes = 1024 * 1024, int MaxBlockEntries = GenesisLimits.UsualBlockEntries,
    int FutureToleranceSeconds = 120, int DisputeBlocks = GenesisLimits.UsualDisputeBlocks)
{
    public const int UsualBlockEntries = 4096;

    public const int UsualDisputeBlocks = 10;

    /// <summary>A disputed statement holds up its device: not for ever.</summary>
    public const int MostDisputeBlocks = 10_000;

    /// <summary>A block travels in one message between gateways, and each keeps several in memory.</summary>
    public const int MostBlockBytes = 64 * 1024 * 1024;
}
