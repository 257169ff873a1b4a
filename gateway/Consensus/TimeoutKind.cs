namespace EdgeLedger.Consensus;

/// <summary>The three timers of the algorithm.</summary>
public enum TimeoutKind
{
    /// <summary>No acceptable proposal came (line 57).</summary>
    Propose,

    /// <summary>A quorum prevoted, but not for one value (line 61).</summary>
    Prevote,

    /// <summary>A quorum precommitted, but not for one value (line 65).</summary>
    Precommit,
}
