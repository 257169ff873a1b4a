namespace EdgeLedger.Consensus;

/// <summary>Where a machine stands within its height.</summary>
public enum ConsensusStep
{
    /// <summary>Entered the height, nothing to decide on yet: no round runs and no timer either.</summary>
    Idle,

    /// <summary>Waits for the round's proposal.</summary>
    Propose,

    /// <summary>Has prevoted in the round.</summary>
    Prevote,

    /// <summary>Has precommitted in the round.</summary>
    Precommit,

    /// <summary>The height is decided; waits for <see cref="HeightStarted"/>.</summary>
    Decided,
}
