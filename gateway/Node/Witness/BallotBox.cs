using EdgeLedger.Contracts;
using EdgeLedger.Ledger.State;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>The ballots that this gateway has heard, its own among them, about statements that are not
/// final.</summary>
/// <remarks>
/// A gateway's first word about a statement counts; a second, different one is evidence. Bounded for each gateway:
/// a flood displaces the flooder's own older words. Signatures are checked before. One caller at a time.
/// </remarks>
/// <param name="validators">Who votes on the next block.</param>
internal sealed class BallotBox(ValidatorSet validators)
{
    /// <summary>Statements about which one gateway is listened to at a time.</summary>
    public const int WordsOfAGateway = 4096;

    private readonly Dictionary<Hash256, SortedDictionary<Address, Ballot>> _ballots = [];
    private readonly Dictionary<Address, Queue<Hash256>> _words = [];
    private readonly HashSet<Hash256> _doubted = [];
    private readonly HashSet<Hash256> _noLongerDoubted = [];
    private ValidatorSet _validators = validators;

    /// <summary>Statements that at least f+1 gateways reject.</summary>
    public IReadOnlyCollection<Hash256> Doubted => _doubted;

    /// <summary>Takes what the chain has counted: it stands, whatever its gateway has told this one.</summary>
    public void Record(Ballot ballot)
    {
        foreach (var item in ballot.Items) Keep(ballot, item.Statement);
    }

    /// <summary>Takes a ballot whose signature is its gateway's.</summary>
    /// <param name="contradiction">Proof that the gateway has said something else before; null if it has
    /// not.</param>
    /// <returns>Whether anything in it is new.</returns>
    public bool Hear(Ballot ballot, out BallotContradiction? contradiction)
    {
        contradiction = null;
        bool isNew = false;
        foreach (var item in ballot.Items)
        {
            if (Find(ballot.Gateway, item.Statement) is { } said)
            {
                if (said.Find(item.Statement)?.Accepts != item.Accepts)
                {
                    contradiction = BallotContradiction.Of(item.Statement, said, ballot);
                }

                continue;
            }

            isNew = true;
            Keep(ballot, item.Statement);
        }

        return isNew;
    }

    /// <summary>Others may vote from the next block on.</summary>
    /// <returns>Whether they do: then f+1 may reject what they did not before.</returns>
    public bool Renew(ValidatorSet validators)
    {
        if (validators.Hash == _validators.Hash) return false;
        _validators = validators;
        foreach (var (statement, ballots) in _ballots) Recount(statement, ballots);
        return true;
    }

    public Ballot? Find(Address gateway, Hash256 statement) =>
        _ballots.TryGetValue(statement, out var ballots) ? ballots.GetValueOrDefault(gateway) : null;

    /// <summary>What those say of a statement that vote on the next block.</summary>
    private IEnumerable<Ballot> About(SignerLink link) => _ballots.TryGetValue(link.Id, out var ballots)
        ? ballots.Values.Where(ballot =>
            _validators.IndexOf(ballot.Gateway) >= 0 && ballot.Find(link.Id)?.Link == link)
        : [];

    /// <summary>Whether f+1 gateways reject it: at least one of them is honest.</summary>
    public bool IsDoubted(Hash256 statement) => _doubted.Contains(statement);

    /// <summary>Statements that f+1 rejected until others vote, or until their words were displaced.</summary>
    public IReadOnlyList<Hash256> TakeNoLongerDoubted()
    {
        if (_noLongerDoubted.Count == 0) return [];
        Hash256[] taken = [.. _noLongerDoubted];
        _noLongerDoubted.Clear();
        return taken;
    }

    /// <summary>A statement is final: nobody need say any more about it.</summary>
    public void Forget(Hash256 statement)
    {
        _ballots.Remove(statement);
        _doubted.Remove(statement);
        _noLongerDoubted.Remove(statement);
    }

    /// <summary>Entries that open disputes, answer open ones, and put on the quarantine list what is
    /// lost.</summary>
    /// <param name="disputes">As the parent block left them.</param>
    /// <param name="height">Of the block to be made.</param>
    /// <param name="find">A statement that waits, by its id.</param>
    public IEnumerable<BlockEntry> Entries(
        DisputeDirectory disputes, long height, int disputeBlocks, Func<Hash256, Statement?> find)
    {
        foreach (var id in _doubted.Order())
        {
            if (disputes.Find(id) is not null || find(id) is not { } statement) continue;
            Ballot[] words = [.. About(SignerLink.Of(statement))];
            if (words.Length > 0) yield return new BlockEntry(EntryKind.Ballot, BallotList.Encode(words));
        }

        var pressing = disputes.All.Where(pair => pair.Value.IsOpenAt(height, disputeBlocks)
            || (pair.Value.IsLostAt(height, disputeBlocks) && find(pair.Key) is not null));
        foreach (var (id, dispute) in pressing.OrderBy(pair => pair.Value.OpenedHeight).ThenBy(pair => pair.Key))
        {
            if (dispute.IsOpenAt(height, disputeBlocks))
            {
                Ballot[] answers = [.. About(dispute.Link).Where(ballot => !dispute.HasAnswerOf(ballot.Gateway))];
                if (answers.Length > 0) yield return new BlockEntry(EntryKind.Ballot, BallotList.Encode(answers));
            }
            else if (find(id) is { } statement && TryGather(dispute) is { } ballots)
            {
                yield return new BlockEntry(EntryKind.Quarantine, Quarantine.Encode(statement, ballots));
            }
        }
    }

    // Those that the chain has counted, and no others.
    private List<Ballot>? TryGather(DisputeEntry dispute)
    {
        var ballots = new List<Ballot>(dispute.Answers.Count);
        foreach (var (gateway, accepts) in dispute.Answers)
        {
            var ballot = Find(gateway, dispute.Link.Id);
            bool isOnRecord = ballot?.Find(dispute.Link.Id) is { } item
                && item.Link == dispute.Link && item.Accepts == accepts;
            if (!isOnRecord) return null;
            ballots.Add(ballot!);
        }

        return ballots;
    }

    private void Keep(Ballot ballot, Hash256 statement)
    {
        if (!_ballots.TryGetValue(statement, out var ballots)) _ballots[statement] = ballots = [];
        if (!ballots.ContainsKey(ballot.Gateway)) CountWord(ballot.Gateway, statement);
        ballots[ballot.Gateway] = ballot;
        Recount(statement, ballots);
    }

    private void CountWord(Address gateway, Hash256 statement)
    {
        if (!_words.TryGetValue(gateway, out var words)) _words[gateway] = words = new();
        words.Enqueue(statement);
        if (words.Count > WordsOfAGateway) Drop(gateway, words.Dequeue());
    }

    private void Drop(Address gateway, Hash256 statement)
    {
        if (!_ballots.TryGetValue(statement, out var ballots)) return;
        ballots.Remove(gateway);
        if (ballots.Count == 0) _ballots.Remove(statement);
        Recount(statement, ballots);
    }

    private void Recount(Hash256 statement, SortedDictionary<Address, Ballot> ballots)
    {
        // A liar may name another place for it: only those who mean the same one count together.
        bool isDoubted = ballots.Values
            .Where(ballot => _validators.IndexOf(ballot.Gateway) >= 0)
            .Select(ballot => ballot.Find(statement)).Where(item => item is { Accepts: false })
            .GroupBy(item => item!.Value.Link).Any(same => same.Count() > _validators.Faulty);
        if (isDoubted) _doubted.Add(statement);
        else if (_doubted.Remove(statement)) _noLongerDoubted.Add(statement);
    }
}
