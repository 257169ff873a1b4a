using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of ballots: f+1 rejections of a statement in one entry open a dispute about it, answers within its blocks
/// are counted, and more than half of all gateways either way decide it.
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
        var (changed, moved) = Count(ballots, gateways, scope);
        if (ballots.Any(ballot => !ballot.Items.Any(item => moved.Contains((ballot.Gateway, item.Link)))))
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

        foreach (var (signer, disputes) in changed)
        {
            scope.State.Put(StateKeys.Dispute(signer), disputes.Encode());
        }

        applied = new AppliedEntry(EntryKind.Ballot, Hash256.Of(bytes.Span)) { Ballots = ballots };
        return EntryRefusal.None;
    }

    // The disputes of each signer with what the ballots add or open, and which words did so.
    private (Dictionary<Address, SignerDisputes> Changed, HashSet<(Address, SignerLink)> Moved) Count(
        IReadOnlyList<Ballot> ballots, ValidatorSet gateways, EntryScope scope)
    {
        var changed = new Dictionary<Address, SignerDisputes>();
        var moved = new HashSet<(Address, SignerLink)>();
        var words = ballots.SelectMany(ballot => ballot.Items.Select(item => (ballot.Gateway, item)))
            .GroupBy(word => word.item.Link, word => KeyValuePair.Create(word.Gateway, word.item.Accepts))
            .OrderBy(word => word.Key.Id);
        foreach (var word in words)
        {
            var link = word.Key;
            if (!scope.Signers.TryGet(link.Signer, out var signer) || signer.Status == SignerStatus.Revoked)
            {
                continue;
            }

            if (!changed.TryGetValue(link.Signer, out var disputes))
            {
                disputes = SignerDisputes.Of(scope.State, link.Signer, signer);
            }

            if (Move(disputes, link, word, gateways, scope.Block.Height, moved) is { } dispute)
            {
                changed[link.Signer] = disputes.With(dispute);
            }
        }

        return (changed, moved);
    }

    // Only about the next link: what is final is past doubt, and what is further ahead has its turn to come.
    private DisputeEntry? Move(
        SignerDisputes disputes, SignerLink link, IEnumerable<KeyValuePair<Address, bool>> word,
        ValidatorSet gateways, long height, HashSet<(Address, SignerLink)> moved)
    {
        if (link.Seq != disputes.Seq) return null;
        var before = disputes.Find(link.Id);
        var answers = word.Where(answer => before?.HasAnswerOf(answer.Key) != true).ToList();
        var isMoved = before is null
            ? disputes.All.Count < SignerDisputes.Most && answers.Count(answer => !answer.Value) > gateways.Faulty
            : before.IsOpenAt(height, genesis.Limits.DisputeBlocks) && answers.Count > 0;
        if (!isMoved) return null;
        foreach (var (gateway, _) in answers) moved.Add((gateway, link));
        before ??= new DisputeEntry(link, DisputeStatus.Open, height, []);
        return Judge(before.With(answers), gateways);
    }

    // The answer of a gateway that has left since stays on record and decides nothing.
    private static DisputeEntry Judge(DisputeEntry dispute, ValidatorSet gateways)
    {
        var accepts = dispute.Answers.Count(answer => answer.Value && gateways.IndexOf(answer.Key) >= 0);
        var rejects = dispute.Answers.Count(answer => !answer.Value && gateways.IndexOf(answer.Key) >= 0);
        return dispute switch
        {
            _ when 2 * accepts > gateways.Count => dispute with { Status = DisputeStatus.Admitted, Answers = [] },
            _ when 2 * rejects > gateways.Count => dispute with { Status = DisputeStatus.Rejected },
            _ => dispute,
        };
    }
}
