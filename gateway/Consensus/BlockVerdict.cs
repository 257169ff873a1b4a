namespace EdgeLedger.Consensus;

/// <summary>What a gateway thinks of a proposed block.</summary>
public enum BlockVerdict
{
    /// <summary>Breaks a rule of the ledger: every honest gateway on the same parent says so.</summary>
    Invalid,

    /// <summary>Obeys the rules, and nothing that only this gateway knows speaks against it.</summary>
    Valid,

    /// <summary>
    /// Obeys the rules, but something only this gateway knows speaks against it now: its clock, or f+1 ballots
    /// against a statement in it that the chain does not dispute yet. It earns a nil prevote as a new proposal (line 22) and counts as valid everywhere else, since valid(block)
    /// must be the same on every gateway or a lock could never be released.
    /// </summary>
    Doubtful,
}
