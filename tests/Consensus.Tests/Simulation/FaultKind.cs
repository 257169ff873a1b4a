namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>What is wrong with a simulated gateway; at most f of n are anything but honest.</summary>
public enum FaultKind
{
    /// <summary>Keeps to the protocol; may be cut off or killed and restarted like any machine.</summary>
    Honest,

    /// <summary>Says nothing, not even when it is to propose.</summary>
    Silent,

    /// <summary>Tells each peer something else: two blocks a turn, block here and nil there.</summary>
    TwoFaced,

    /// <summary>Signs random votes for random rounds, near and absurdly far.</summary>
    Babbler,

    /// <summary>Forgets its votes and locks at each restart, and restarts often.</summary>
    Amnesiac,
}
