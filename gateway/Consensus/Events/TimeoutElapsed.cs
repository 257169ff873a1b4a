namespace EdgeLedger.Consensus;

/// <summary>A timer asked for by <see cref="StartTimeout"/> ran out; stale ones are ignored.</summary>
public sealed record TimeoutElapsed(ConsensusTimeout Timeout) : ConsensusEvent;
