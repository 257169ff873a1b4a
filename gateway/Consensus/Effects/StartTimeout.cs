namespace EdgeLedger.Consensus;

/// <summary>Answer <see cref="TimeoutElapsed"/> after this much real (never scaled) time.</summary>
public sealed record StartTimeout(ConsensusTimeout Timeout, TimeSpan After) : ConsensusEffect;
