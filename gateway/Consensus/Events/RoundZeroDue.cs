namespace EdgeLedger.Consensus;

/// <summary>The driver wants a block now: its pool is not empty, or an empty block is due.</summary>
/// <remarks>Without effect when the height is under way or decided, so the driver may repeat it.</remarks>
public sealed record RoundZeroDue : ConsensusEvent;
