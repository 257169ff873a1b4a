namespace EdgeLedger.Node.Voting;

/// <summary>How often blocks are made, real time, and how far an empty ledger goes back.</summary>
/// <param name="BlockInterval">Between the starts of two heights, unless blocks are filling up.</param>
/// <param name="EmptyBlockInterval">After which a block is made though nothing waits.</param>
/// <param name="SnapshotAheadBlocks">
/// Blocks of which a gateway without any fetches a snapshot instead; 0 for only where nobody holds them any more.
/// </param>
internal sealed record VotingSettings(
    TimeSpan BlockInterval, TimeSpan EmptyBlockInterval, int SnapshotAheadBlocks);
