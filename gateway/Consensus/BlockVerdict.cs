namespace EdgeLedger.Consensus;

/// <summary>What a gateway thinks of a proposed block.</summary>
public enum BlockVerdict
{
    /// <summary>Breaks a rule of the ledger: every honest gateway on the same parent says so.</summary>
    Invalid,

    /// <summary>Obeys the rules, and its time is close to this gateway's clock.</summary>
    Valid,

    /// <summary>
    /// Obeys the rules, but something only this gateway knows speaks against it now (its clock, ballots it holds).
    /// It earns a nil prevote as a new proposal (line 22) and counts as valid everywhere else, since valid(block)
    /// must be the same on every gateway or a lock could never be released.
    /// </summary>
    Untimely,
}
