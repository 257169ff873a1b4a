using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// What each kind of entry needs to stand in a block, and what it changes in the state. Pure: same entry, same
/// state, same block, same answer on every gateway.
/// </summary>
/// <remarks>
/// Entries are applied in block order, so an enrolment may be followed by its device's first statement. A refused
/// entry changes nothing. Signatures of statements and transactions are handed out as
/// <see cref="SignatureCheck"/>s and not verified here; those inside evidence, ballots and quarantine lists are.
/// </remarks>
public sealed class EntryRules
{
    private readonly StatementRules _statements;
    private readonly TransactionRules _transactions;
    private readonly EvidenceRules _evidence;
    private readonly BallotRules _ballots;
    private readonly QuarantineRules _quarantine;
    private readonly ContradictionRules _contradictions;

    public EntryRules(Genesis genesis, ISignatureScheme scheme)
    {
        _statements = new StatementRules(genesis);
        _transactions = new TransactionRules(genesis);
        _evidence = new EvidenceRules(genesis, scheme);
        _ballots = new BallotRules(genesis, scheme);
        _quarantine = new QuarantineRules(genesis, scheme, _statements);
        _contradictions = new ContradictionRules(genesis, scheme);
    }

    /// <param name="known">The parsed statement where the caller has it already: it saves a second parse.</param>
    /// <param name="applied">What was applied; null when refused.</param>
    public EntryRefusal Apply(BlockEntry entry, Statement? known, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        return entry.Kind switch
        {
            EntryKind.Statement => _statements.Apply(entry.Bytes, known, scope, out applied),
            EntryKind.Transaction => _transactions.Apply(entry.Bytes, scope, out applied),
            EntryKind.Ballot => _ballots.Apply(entry.Bytes, scope, out applied),
            EntryKind.Quarantine => _quarantine.Apply(entry.Bytes, scope, out applied),
            EntryKind.Evidence => ApplyEvidence(entry.Bytes, scope, out applied),
            _ => EntryRefusal.KindNotAdmitted,
        };
    }

    private EntryRefusal ApplyEvidence(ReadOnlyMemory<byte> bytes, EntryScope scope, out AppliedEntry? applied) =>
        BallotContradiction.TryParse(bytes, out var contradiction)
            ? _contradictions.Apply(contradiction, bytes, scope, out applied)
            : _evidence.Apply(bytes, scope, out applied);
}
