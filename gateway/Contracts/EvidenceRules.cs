using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of equivocation evidence: two different votes of one gateway for one step, both really signed by it, and
/// not yet on record, or a proposer could fill blocks with one old offence.
/// </summary>
internal sealed class EvidenceRules(Genesis genesis, ISignatureScheme scheme)
{
    public EntryRefusal Apply(ReadOnlyMemory<byte> bytes, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (!EquivocationEvidence.TryParse(bytes, out var evidence)
            || !evidence.Verify(genesis.Validators, genesis.Chain, scheme))
        {
            return EntryRefusal.BadEvidence;
        }

        var marker = StateKeys.Evidence(evidence.Validator, evidence.Height, evidence.Round, evidence.Type);
        if (scope.State.Find(marker) is not null)
        {
            return EntryRefusal.KnownEvidence;
        }

        scope.State.Put(marker, new CanonicalWriter().WriteUnsigned(scope.Block.Height).ToArray());
        applied = new AppliedEntry(EntryKind.Evidence, Hash256.Of(bytes.Span));
        return EntryRefusal.None;
    }
}
