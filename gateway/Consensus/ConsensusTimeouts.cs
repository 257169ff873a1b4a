namespace EdgeLedger.Consensus;

/// <summary>Lengths of the timers in milliseconds of real time.</summary>
/// <remarks>
/// A timer grows by <see cref="StepMs"/> each round, so that some round outlasts the network's real delay
/// (arXiv:1807.04938, section 3), up to <see cref="CapMs"/>, so that a region that was cut for hours needs seconds
/// to recover and not hours. They fall back with the next height, which begins at round 0. A network slower than
/// the cap costs progress, never safety.
/// </remarks>
public sealed record ConsensusTimeouts
{
    public int ProposeMs { get; init; } = 1_000;

    public int PrevoteMs { get; init; } = 500;

    public int PrecommitMs { get; init; } = 500;

    /// <summary>Added to each timer with each round.</summary>
    public int StepMs { get; init; } = 500;

    /// <summary>No timer is longer.</summary>
    public int CapMs { get; init; } = 10_000;

    internal TimeSpan For(TimeoutKind kind, int round)
    {
        long first = kind switch
        {
            TimeoutKind.Propose => ProposeMs,
            TimeoutKind.Prevote => PrevoteMs,
            _ => PrecommitMs,
        };
        return TimeSpan.FromMilliseconds(Math.Min(CapMs, first + ((long)StepMs * round)));
    }
}
