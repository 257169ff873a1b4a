namespace EdgeLedger.Consensus;

/// <summary>Names one timer; height and round make a stale one recognisable.</summary>
public readonly record struct ConsensusTimeout(TimeoutKind Kind, long Height, int Round);
