namespace EdgeLedger.Contracts;

/// <summary>How a dispute about a statement stands; the numbers stand in the state, so they never
/// change.</summary>
public enum DisputeStatus
{
    /// <summary>f+1 gateways reject it, and no majority has been found yet.</summary>
    Open = 1,

    /// <summary>More than half accept it: it enters a block like any other statement.</summary>
    Admitted = 2,

    /// <summary>More than half reject it: only a quarantine list may take it.</summary>
    Rejected = 3,
}
