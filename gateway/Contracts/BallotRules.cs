using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of ballots: f+1 rejections of a statement in one entry open a dispute about it, answers within its blocks
/// are counted, and more than half of all gateways either way decide it for ever.
/// </summary>
/// <remarks>
/// Fewer than f+1 doubts leave no trace in the state: f faulty gateways that doubt everything change nothing and
/// fill nothing. Every ballot must change something, or a proposer could repeat old ones in block after block.
/// Signatures are verified here and now, since a dispute in the state cannot be taken back.
/// </remarks>
internal sealed class BallotRules(Genesis genesis, ISignatureScheme scheme)
{
    public EntryRefusal Apply(ReadOnlyMemory<byte> bytes, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (!BallotList.TryParse(bytes, out var ballots))
        {
            return EntryRefusal.Malformed;
        }

        var gateways = ValidatorSchedule.Of(scope.State).At(scope.Block.Height);
        var changes = Count(ballots, gateways, scope);
        if (ballots.Any(ballot => !IsOfUse(ballot, changes)))
        {
            return EntryRefusal.NothingToDecide;
        }

        foreach (var ballot in ballots)
        {
            if (gateways.IndexOf(ballot.Gateway) < 0)
            {
                return EntryRefusal.UnknownSigner;
            }

            if (!ballot.Verify(gateways, genesis.Chain, scheme))
            {
                return EntryRefusal.BadSignature;
            }
        }

        foreach (var (statement, change) in changes)
        {
            var dispute = Judge(change.Dispute, gateways, scope.Block.Height);
            scope.State.Put(StateKeys.Dispute(statement), dispute.Encode());
        }

        applied = new AppliedEntry(EntryKind.Ballot, Hash256.Of(bytes.Span)) { Ballots = ballots };
        return EntryRefusal.None;
    }

    // What the ballots add to each dispute, or which they open; statements that they do not move are left out.
    private SortedDictionary<Hash256, (DisputeEntry Dispute, HashSet<Address> Voices)> Count(
        IReadOnlyList<Ballot> ballots, ValidatorSet gateways, EntryScope scope)
    {
        var changes = new SortedDictionary<Hash256, (DisputeEntry, HashSet<Address>)>();
        var words = ballots.SelectMany(ballot => ballot.Items.Select(item => (ballot.Gateway, item)))
            .GroupBy(word => word.item.Statement, word => KeyValuePair.Create(word.Gateway, word.item.Accepts));
        foreach (var statement in words)
        {
            var before = Find(scope.State, statement.Key);
            var answers = statement.Where(answer => before?.HasAnswerOf(answer.Key) != true).ToList();
            var isMoved = before is null
                ? answers.Count(answer => !answer.Value) > gateways.Faulty
                : before.IsOpenAt(scope.Block.Height, genesis.Limits.DisputeBlocks) && answers.Count > 0;
            if (isMoved)
            {
                var dispute = before ?? new DisputeEntry(DisputeStatus.Open, scope.Block.Height, 0, []);
                changes.Add(statement.Key, (dispute.With(answers), [.. answers.Select(answer => answer.Key)]));
            }
        }

        return changes;
    }

    // The answer of a gateway that has left since stays on record and decides nothing.
    private static DisputeEntry Judge(DisputeEntry dispute, ValidatorSet gateways, long height)
    {
        var accepts = dispute.Answers.Count(answer => answer.Value && gateways.IndexOf(answer.Key) >= 0);
        var rejects = dispute.Answers.Count(answer => !answer.Value && gateways.IndexOf(answer.Key) >= 0);
        return dispute switch
        {
            _ when 2 * accepts > gateways.Count => dispute.Close(DisputeStatus.Admitted, height) with { Answers = [] },
            _ when 2 * rejects > gateways.Count => dispute.Close(DisputeStatus.Rejected, height),
            _ => dispute,
        };
    }

    private static bool IsOfUse(
        Ballot ballot, SortedDictionary<Hash256, (DisputeEntry Dispute, HashSet<Address> Voices)> changes) =>
        ballot.Items.Any(item =>
            changes.TryGetValue(item.Statement, out var change) && change.Voices.Contains(ballot.Gateway));

    private static DisputeEntry? Find(IStateReader state, Hash256 statement) =>
        state.Find(StateKeys.Dispute(statement)) is { } value ? DisputeEntry.Decode(value) : null;
}
