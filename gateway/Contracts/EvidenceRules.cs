using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of equivocation evidence: two different votes of one gateway for one step of a height that has been, both
/// really signed by it, and later than what is on record of that gateway.
/// </summary>
/// <remarks>
/// The state remembers one offence a gateway, and a block takes one. A faulty gateway can accuse itself of as many
/// offences as it likes: were each kept, it could fill the state of all others.
/// </remarks>
internal sealed class EvidenceRules(Genesis genesis, ISignatureScheme scheme)
{
    public EntryRefusal Apply(ReadOnlyMemory<byte> bytes, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (!EquivocationEvidence.TryParse(bytes, out var evidence) || evidence.Height > scope.Block.Height)
        {
            return EntryRefusal.BadEvidence;
        }

        var key = StateKeys.Evidence(evidence.Validator);
        var record = EvidenceRecord.Decode(scope.State.Find(key));
        if (evidence.Height <= record.OffenceHeight || scope.Block.Height <= record.BlockHeight)
        {
            return EntryRefusal.KnownEvidence;
        }

        if (GatewayKeys.Find(scope.State, evidence.Validator) is not { } accused
            || !evidence.Verify(accused, genesis.Chain, scheme))
        {
            return EntryRefusal.BadEvidence;
        }

        // A removal cites the first: with every newer pair an offender could make the one void that it is about to
        // be removed for.
        var id = Hash256.Of(bytes.Span);
        var first = record.BlockHeight > 0 ? record.Id : id;
        scope.State.Put(key, new EvidenceRecord(evidence.Height, scope.Block.Height, first).Encode());
        applied = new AppliedEntry(EntryKind.Evidence, id);
        return EntryRefusal.None;
    }
}
