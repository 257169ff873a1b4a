namespace EdgeLedger.Contracts;

/// <summary>What a rule may know of the block an entry stands in: its place and its time, never a clock.</summary>
public readonly record struct BlockContext(long Height, long UnixMs);
