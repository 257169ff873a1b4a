namespace EdgeLedger.Node.Voting;

/// <summary>How often blocks are made, real time.</summary>
/// <param name="BlockInterval">Between the starts of two heights, unless blocks are filling up.</param>
/// <param name="EmptyBlockInterval">After which a block is made though nothing waits.</param>
internal sealed record VotingSettings(TimeSpan BlockInterval, TimeSpan EmptyBlockInterval);
