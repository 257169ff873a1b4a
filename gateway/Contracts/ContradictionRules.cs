using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of contradictory ballots: two different words of one gateway about one statement, both really signed by
/// it.
/// </summary>
/// <remarks>
/// One a gateway for ever: it can sign any number of such pairs, and may not fill the state with them; one proves
/// all that can be proved.
/// </remarks>
internal sealed class ContradictionRules(Genesis genesis, ISignatureScheme scheme)
{
    public EntryRefusal Apply(
        BallotContradiction contradiction, ReadOnlyMemory<byte> bytes, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        var key = StateKeys.Contradiction(contradiction.Gateway);
        if (scope.State.Find(key) is not null)
        {
            return EntryRefusal.KnownEvidence;
        }

        if (GatewayKeys.Find(scope.State, contradiction.Gateway) is not { } accused
            || !contradiction.Verify(accused, genesis.Chain, scheme))
        {
            return EntryRefusal.BadEvidence;
        }

        scope.State.Put(key, new CanonicalWriter().WriteUnsigned(scope.Block.Height).ToArray());
        applied = new AppliedEntry(EntryKind.Evidence, Hash256.Of(bytes.Span));
        return EntryRefusal.None;
    }
}
