using EdgeLedger.Contracts;
using EdgeLedger.Ledger;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Telemetry;
using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>
/// What this gateway thinks of readings and hears from the others: its witness, its ballots, and what follows from
/// them for its blocks and its votes.
/// </summary>
/// <remarks>
/// A ballot is durable before it is sent, and a gateway says one thing about a statement for ever: were it to
/// forget what it said, it could be convicted of contradicting itself. Everything here happens on the vote's loop.
/// </remarks>
internal sealed class DataVote(
    Genesis genesis, ISigner signer, RegionLedger ledger, StatementPool pool, PlausibilityWitness witness,
    IBallotJournal journal, IPeerTransport peers, GatewayClock clock, Refusals refusals, bool isOn) : IDisposable
{
    // A meter that goes mad is one doubt a block; a gateway whose own clock or settings are mad must not stop all.
    private const int DoubtsATick = 64;
    private const int ToldATick = 64;

    private readonly BallotBox _box = new(ledger.Validators);
    private readonly OrderedDictionary<Hash256, Ballot> _own = [];
    private readonly HashSet<Hash256> _givenIn = [];
    private readonly HashSet<Hash256> _refused = [];
    private readonly HashSet<Address> _convicted = [];
    private readonly Address _self = signer.PublicKey.Address;
    private int _doubtsLeft = DoubtsATick;
    private long _signed;

    /// <summary>A statement that this gateway doubts, to be given up after a while if nobody else does.</summary>
    public event Action<Statement>? Doubted;

    /// <summary>A gateway has said two different things about one statement; once a gateway.</summary>
    public event Action<BallotContradiction>? Contradicted;

    /// <summary>Ballots signed since the start.</summary>
    public long Signed => Volatile.Read(ref _signed);

    /// <summary>Whether something of this waits that would make a block worth its votes.</summary>
    public bool HasEntries => (_box.Doubted.Count > 0 || ledger.Disputes.Count > 0) && Entries().Any();

    /// <summary>Takes up what was said before a restart: by this gateway, and in the blocks of open
    /// disputes.</summary>
    public void Start()
    {
        foreach (var ballot in journal.Open(IsPast)) TakeOwn(ballot);
        var disputes = ledger.Disputes.All.Select(pair => pair.Value);
        foreach (long height in BlocksWithAnswers(disputes, ledger.Height, genesis.Limits.DisputeBlocks))
        {
            foreach (var entry in ledger.GetBlock(height)?.Block.Entries ?? [])
            {
                if (entry.Kind != EntryKind.Ballot) continue;
                if (BallotList.TryParse(entry.Bytes, out var ballots)) Record(ballots);
            }
        }
    }

    /// <summary>Heights of blocks that may hold ballots which a quarantine still has to show, ascending.</summary>
    /// <remarks>
    /// Those of each dispute and none between: a long decided one, or one that never ends, must not have a restart
    /// read all that came after it.
    /// </remarks>
    internal static IEnumerable<long> BlocksWithAnswers(
        IEnumerable<DisputeEntry> disputes, long tip, int disputeBlocks)
    {
        var heights = new SortedSet<long>();
        foreach (var dispute in disputes.Where(one => one.Status is DisputeStatus.Open or DisputeStatus.Rejected))
        {
            long last = Math.Min(tip, dispute.OpenedHeight + disputeBlocks);
            for (long height = dispute.OpenedHeight; height <= last; height++) heights.Add(height);
        }

        return heights;
    }

    /// <summary>Judges what has come into the pool, says what it doubts, and answers open disputes.</summary>
    public void Judge(bool maySign)
    {
        var unjudged = pool.TakeUnjudged();
        var behindDoubt = new HashSet<Address>();
        var doubts = new List<BallotItem>();
        foreach (var statement in unjudged)
        {
            // What follows a doubtful reading is judged when it is known whether that one counts.
            if (behindDoubt.Contains(statement.Signer)) continue;
            bool isDoubted = maySign && isOn && Judge(statement, doubts);
            if (!isDoubted && !IsHeldBack(statement.Id)) continue;
            behindDoubt.Add(statement.Signer);
            pool.Doubt(statement);
            if (!IsDisputed(statement.Id)) Doubted?.Invoke(statement);
        }

        Say(doubts);
        if (maySign) Answer();
    }

    /// <summary>Judges the statements of a proposed block that came over no link of ours.</summary>
    /// <returns>Whether this gateway doubts one about which the others may be about to say the same.</returns>
    public bool JudgeProposed(IReadOnlyList<AppliedEntry> entries, bool maySign)
    {
        var doubts = new List<BallotItem>();
        foreach (var entry in entries)
        {
            if (maySign && isOn && entry.Statement is { } statement) Judge(statement, doubts);
        }

        Say(doubts);
        return _own.Count > 0 && entries.Any(entry => entry.Statement is { } statement && Rejects(statement.Id)
            && !_box.IsDoubted(statement.Id) && ledger.Disputes.Find(statement.Id) is null);
    }

    /// <summary>
    /// Whether a valid block holds a statement that f+1 gateways reject while the chain says nothing of it (line
    /// 22).
    /// </summary>
    public bool IsDoubtful(IReadOnlyList<AppliedEntry> entries) => _box.Doubted.Count > 0
        && entries.Any(entry => entry.Statement is { } statement && _box.IsDoubted(statement.Id)
            && ledger.Disputes.Find(statement.Id) is null);

    /// <summary>Takes a ballot whose signature has been checked.</summary>
    public void Hear(Ballot ballot)
    {
        // An old ballot said again, by whoever kept it, would displace words that still matter.
        if (ballot.Items.All(item => !IsHeard(ballot.Gateway, item.Statement) && IsPast(item))) return;

        // Our own, from before our folder was lost: the word stands, and is not given again otherwise.
        if (ballot.Gateway == _self && ballot.Items.All(item => !_own.ContainsKey(item.Statement)))
        {
            journal.Append(ballot);
            TakeOwn(ballot);
            return;
        }

        if (TakeIn(ballot)) DoubtHeard(ballot.Items.Select(item => item.Statement).Where(_box.IsDoubted));
    }

    /// <summary>Entries for the next block: disputes to open, answers, and what goes on the quarantine
    /// list.</summary>
    public IEnumerable<BlockEntry> Entries() => _box
        .Entries(ledger.Disputes, ledger.Height + 1, genesis.Limits.DisputeBlocks, FindNext)
        .Where(entry => !_refused.Contains(Hash256.Of(entry.Bytes.Span)));

    /// <summary>An entry of ours that could not enter now: not again before the next block.</summary>
    public void Refuse(BlockEntry entry) => _refused.Add(Hash256.Of(entry.Bytes.Span));

    /// <summary>A block is final: verdicts are carried out, and the next statement of each chain may
    /// come.</summary>
    public void Committed(CommittedBlock committed)
    {
        _refused.Clear();
        if (_box.Renew(ledger.Validators)) DoubtHeard(_box.Doubted);
        LetGo();
        foreach (var entry in committed.Applied)
        {
            if (entry.Statement is { } final)
            {
                witness.Accepted(final, entry.Readings);
                Forget(final.Id);
            }
            else if (entry.Quarantined is { } lost)
            {
                witness.Quarantined(lost);
                Forget(lost.Id);
            }
            else if (entry.Kind == EntryKind.Ballot)
            {
                Record(entry.Ballots);
                Follow(entry.Ballots, committed.Block.Header.Height);
            }
        }
    }

    /// <summary>Nobody else doubts a statement: it is undisputed, and may enter our blocks too.</summary>
    public void GiveIn(Statement statement)
    {
        if (IsDisputed(statement.Id)) return;
        _givenIn.Add(statement.Id);
        pool.Clear(statement);
    }

    /// <summary>Once a second: whoever missed a ballot of ours hears it again.</summary>
    /// <param name="isTelling">Every third time.</param>
    public void Tick(bool isTelling)
    {
        _doubtsLeft = DoubtsATick;
        LetGo();
        if (!isTelling) return;
        // Of a fork that lost its place; what became final is forgotten with its block.
        foreach (var (id, ballot) in _own.ToArray())
        {
            if (ballot.Find(id) is { } item && IsPast(item)) Forget(id);
        }

        foreach (var ballot in Told) peers.Broadcast(PeerCodec.Encode(ballot));
    }

    public void Tell(int peer)
    {
        foreach (var ballot in Told) peers.Send(peer, PeerCodec.Encode(ballot));
    }

    public void Dispose() => journal.Dispose();

    private IEnumerable<Ballot> Told => _own.Values.TakeLast(ToldATick).Distinct();

    /// <returns>Whether there is a doubt to be said.</returns>
    private bool Judge(Statement statement, List<BallotItem> doubts)
    {
        var doubt = witness.Judge(statement, clock.UnixMs / 1000);
        if (doubt == DoubtReason.None || _own.ContainsKey(statement.Id) || _doubtsLeft == 0) return false;
        _doubtsLeft--;
        doubts.Add(BallotItem.Reject(statement, doubt));
        refusals.Add("Doubted" + doubt, $"signer {statement.Signer}, seq {statement.Seq}");
        return true;
    }

    private void Answer()
    {
        if (ledger.Disputes.Count == 0) return;
        var answers = new List<BallotItem>();
        foreach (var (id, dispute) in ledger.Disputes.All)
        {
            bool isAsked = dispute.IsOpenAt(ledger.Height + 1, genesis.Limits.DisputeBlocks)
                && !dispute.HasAnswerOf(_self) && !_own.ContainsKey(id);
            if (!isAsked || pool.Find(id) is not { } statement) continue;
            var doubt = witness.Judge(statement, clock.UnixMs / 1000);
            answers.Add(
                doubt == DoubtReason.None ? BallotItem.Accept(statement) : BallotItem.Reject(statement, doubt));
        }

        Say(answers);
    }

    private void Say(List<BallotItem> items)
    {
        foreach (var chunk in items.DistinctBy(item => item.Statement).Chunk(Ballot.MaxItems))
        {
            var ballot = Ballot.Sign(signer, genesis.Chain, chunk);
            journal.Append(ballot);
            TakeOwn(ballot);
            Interlocked.Increment(ref _signed);
            peers.Broadcast(PeerCodec.Encode(ballot));
        }
    }

    private void TakeOwn(Ballot ballot)
    {
        foreach (var item in ballot.Items) _own[item.Statement] = ballot;
        _box.Hear(ballot, out _);
    }

    private void DoubtHeard(IEnumerable<Hash256> statements)
    {
        foreach (var id in statements)
        {
            if (pool.Find(id) is { } statement) pool.Doubt(statement);
        }
    }

    // What was held back for words that count no more would hold up its board for ever.
    private void LetGo()
    {
        foreach (var id in _box.TakeNoLongerDoubted())
        {
            if (_box.IsDoubted(id) || pool.FindDoubted(id) is not { } statement) continue;
            if (!IsHeldBack(id)) pool.Clear(statement);
            else if (!IsDisputed(id)) Doubted?.Invoke(statement);
        }
    }

    private void Record(IReadOnlyList<Ballot> ballots)
    {
        foreach (var ballot in ballots)
        {
            TakeIn(ballot);
            _box.Record(ballot);
        }
    }

    private bool TakeIn(Ballot ballot)
    {
        bool isNew = _box.Hear(ballot, out var contradiction);
        if (contradiction is not null && _convicted.Add(ballot.Gateway)) Contradicted?.Invoke(contradiction);
        return isNew;
    }

    // Who has doubted a statement hands it to those that have not seen it: they are to answer.
    private void Follow(IReadOnlyList<Ballot> ballots, long height)
    {
        foreach (var id in ballots.SelectMany(ballot => ballot.Items).Select(item => item.Statement).Distinct())
        {
            if (ledger.Disputes.Find(id) is not { } dispute || pool.Find(id) is not { } statement) continue;
            if (dispute.Status == DisputeStatus.Admitted) pool.Clear(statement);
            else pool.Doubt(statement);
            if (dispute.OpenedHeight == height && _own.ContainsKey(id))
            {
                peers.Broadcast(PeerCodec.EncodeStatement(statement.Bytes.Span));
            }
        }
    }

    // By the chain, or by f+1 gateways that are about to bring it there.
    private bool IsDisputed(Hash256 id) => ledger.Disputes.Find(id) is { } dispute
        ? dispute.Status != DisputeStatus.Admitted
        : _box.IsDoubted(id);

    private bool IsHeldBack(Hash256 id) => IsDisputed(id)
        || (ledger.Disputes.Find(id) is null && Rejects(id) && !_givenIn.Contains(id));

    private bool Rejects(Hash256 id) =>
        _own.TryGetValue(id, out var ballot) && ballot.Find(id) is { Accepts: false };

    private bool IsHeard(Address gateway, Hash256 statement) => _box.Find(gateway, statement) is not null;

    // Its signer's chain has gone past it: nobody asks about it any more, whether it is final or another is.
    private bool IsPast(BallotItem item) =>
        ledger.Signers.TryGet(item.Link.Signer, out var signer) && item.Link.Seq <= signer.LastSeq;

    // Only the next link of a chain can be disputed or quarantined, and only what waits is worth it.
    private Statement? FindNext(Hash256 id) =>
        pool.FindDoubted(id) is { } statement && ledger.Signers.TryGet(statement.Signer, out SignerEntry? entry)
        && statement.Seq == entry.LastSeq + 1
            ? statement
            : null;

    private void Forget(Hash256 id)
    {
        _box.Forget(id);
        _own.Remove(id);
        _givenIn.Remove(id);
    }
}
