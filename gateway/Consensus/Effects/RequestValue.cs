namespace EdgeLedger.Consensus;

/// <summary>This gateway proposes: build a block, maybe empty, and answer <see cref="ValueReady"/>.</summary>
/// <remarks>An answer later than the propose timeout comes too late and costs the region one round.</remarks>
public sealed record RequestValue(long Height, int Round) : ConsensusEffect;
