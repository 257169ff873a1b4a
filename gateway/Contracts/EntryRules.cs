using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// What each kind of entry needs to stand in a block, and what it changes in the state. Pure: same entry, same
/// state, same block, same answer on every gateway.
/// </summary>
/// <remarks>
/// Entries are applied in block order, so an enrolment may be followed by its device's first statement. A refused
/// entry changes nothing. Signatures are handed out as <see cref="SignatureCheck"/>s and not verified here, except
/// those inside equivocation evidence.
/// </remarks>
public sealed class EntryRules(Genesis genesis, ISignatureScheme scheme)
{
    private readonly StatementRules _statements = new(genesis);
    private readonly RegistryRules _registry = new(genesis);
    private readonly EvidenceRules _evidence = new(genesis, scheme);

    /// <param name="known">The parsed statement where the caller has it already: it saves a second parse.</param>
    /// <param name="applied">What was applied; null when refused.</param>
    public EntryRefusal Apply(BlockEntry entry, Statement? known, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        return entry.Kind switch
        {
            EntryKind.Statement => _statements.Apply(entry.Bytes, known, scope, out applied),
            EntryKind.Transaction => _registry.Apply(entry.Bytes, scope, out applied),
            EntryKind.Evidence => _evidence.Apply(entry.Bytes, scope, out applied),
            _ => EntryRefusal.KindNotYetRuled,
        };
    }
}
