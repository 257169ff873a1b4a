using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Experiments;

/// <summary>
/// A region in memory: the ledger's executor and rules, each honest gateway's own witness, ballots, and the block
/// vote by its thresholds, on a network that delivers at once.
/// </summary>
/// <remarks>
/// Corrupt gateways know who lies: they reject every true reading and accept every false one; a corrupt proposer
/// proposes false readings in a hurry, true ones only to quarantine them, and no honest ballots. They vote for
/// every valid block: more than f of them could also vote for none and stop the region, which keeps out
/// everything.
/// </remarks>
internal sealed class ExperimentRegion
{
    private readonly Neighbourhood _place;
    private readonly BlockExecutor _executor;
    private readonly PlausibilityWitness?[] _witnesses;
    private readonly BallotBox _box;
    private readonly Dictionary<Hash256, ClaimedReading> _waiting = [];
    private readonly HashSet<(int Gateway, Hash256 Statement)> _said = [];
    private readonly ProtectionCount _count;
    private LedgerHead _head;

    /// <param name="corrupt">The first so many gateways.</param>
    public ExperimentRegion(Neighbourhood place, int corrupt, bool hasFeeders, ProtectionCount count)
    {
        (_place, _count) = (place, count);
        _executor = new BlockExecutor(place.Genesis, KeyedHash.Scheme, new VerifiedStatements(65_536));
        _head = LedgerHead.Of(place.Genesis);
        _box = new BallotBox(_head.Validators);
        _witnesses =
        [
            .. place.Gateways.Select((_, gateway) => gateway < corrupt
                ? null
                : new PlausibilityWitness(place.Settings(hasFeeders), new NoHistory())),
        ];
        Commit(place.Enrolments, _head.UnixMs + 1, _head.Validators[0].Address, _ => true);
    }

    public void Run()
    {
        for (int period = 0; period < _place.Claims.Count; period++) Pass(period);
        foreach (var claim in _waiting.Values) _count.Add(claim, isAccepted: false);
    }

    // A quarter of an hour holds more blocks than a dispute lasts: nothing waits for the next one.
    private void Pass(int period)
    {
        foreach (var claim in _place.Claims[period]) _waiting.Add(claim.Statement.Id, claim);
        long unixMs = Neighbourhood.EndOfPeriodMs(period);
        int blocks = _place.Genesis.Limits.DisputeBlocks + 6;
        for (int block = 0; block < blocks && _waiting.Count > 0; block++)
        {
            Speak(unixMs / 1000);
            if (!TryHeight(unixMs + block, isPatienceOver: block > 0)) break;
        }
    }

    private void Speak(long clockUnixSeconds)
    {
        foreach (var claim in _waiting.Values)
        {
            for (int gateway = 0; gateway < _witnesses.Length; gateway++)
            {
                if (OpinionOf(gateway, claim, clockUnixSeconds) is not { } item) continue;
                if (!_said.Add((gateway, claim.Statement.Id))) continue;
                _box.Hear(Ballot.Sign(_place.Gateways[gateway], _place.Genesis.Chain, item), out _);
            }
        }
    }

    // Honest gateways speak when they doubt or are asked; corrupt ones always.
    private BallotItem? OpinionOf(int gateway, ClaimedReading claim, long clockUnixSeconds)
    {
        if (_witnesses[gateway] is not { } witness)
        {
            return claim.IsTrue
                ? BallotItem.Reject(claim.Statement, DoubtReason.Range)
                : BallotItem.Accept(claim.Statement);
        }

        var doubt = witness.Judge(claim.Statement, clockUnixSeconds);
        if (doubt != DoubtReason.None) return BallotItem.Reject(claim.Statement, doubt);
        return _head.Disputes.Find(claim.Statement.Id) is null ? null : BallotItem.Accept(claim.Statement);
    }

    private bool TryHeight(long unixMs, bool isPatienceOver)
    {
        for (int round = 0; round < _place.Gateways.Count; round++)
        {
            int proposer = _head.Validators.Proposer(_head.Height + 1, round);
            int gateway = GatewayOf(_head.Validators[proposer].Address);
            var entries = _witnesses[gateway] is null ? CorruptEntries() : HonestEntries(gateway, isPatienceOver);
            var address = _place.Gateways[gateway].PublicKey.Address;
            if (Commit(entries, unixMs, address, IsVotedFor)) return true;
        }

        return false;
    }

    private IEnumerable<BlockEntry> HonestEntries(int gateway, bool isPatienceOver) =>
        DataVoteEntries().Concat(_waiting.Values.Where(claim => !IsHeldBack(gateway, claim, isPatienceOver)).Select(Entry));

    private IEnumerable<BlockEntry> CorruptEntries() => DataVoteEntries()
        .Where(entry => entry.Kind == EntryKind.Quarantine || IsOfCorruptOnly(entry))
        .Concat(_waiting.Values.Where(claim => !claim.IsTrue || claim.Meter >= _place.Options.Meters).Select(Entry));

    private IEnumerable<BlockEntry> DataVoteEntries() => _box.Entries(
        _head.Disputes, _head.Height + 1, _place.Genesis.Limits.DisputeBlocks,
        id => _waiting.GetValueOrDefault(id)?.Statement);

    private bool IsOfCorruptOnly(BlockEntry entry) => BallotList.TryParse(entry.Bytes, out var ballots)
        && ballots.All(ballot => _witnesses[GatewayOf(ballot.Gateway)] is null);

    // A gateway that doubts alone gives in after one block; what f+1 reject waits for the chain's verdict.
    private bool IsHeldBack(int gateway, ClaimedReading claim, bool isPatienceOver)
    {
        var id = claim.Statement.Id;
        if (_head.Disputes.Find(id) is { } dispute) return dispute.Status != DisputeStatus.Admitted;
        return _box.IsDoubted(id)
            || (!isPatienceOver && _box.Find(_place.Gateways[gateway].PublicKey.Address, id) is not null);
    }

    // Line 22: an honest gateway votes nil on a statement that f+1 reject and of which the chain says nothing.
    private bool IsVotedFor(BlockExecution execution)
    {
        bool isDoubtful = execution.Applied.Any(entry => entry.Statement is { } statement
            && _box.IsDoubted(statement.Id) && _head.Disputes.Find(statement.Id) is null);
        int votes = _witnesses.Count(witness => witness is null || !isDoubtful);
        return votes >= _head.Validators.Quorum;
    }

    private bool Commit(
        IEnumerable<BlockEntry> entries, long unixMs, Address proposer, Func<BlockExecution, bool> isVotedFor)
    {
        long time = Math.Max(unixMs, _head.UnixMs + 1);
        // The builder has applied every rule to every entry: the block is valid for everyone.
        var block = _executor.Build(entries, time, proposer, _head, out _, out var execution);
        if (!isVotedFor(execution)) return false;
        _head = _head.Advance(block, execution);
        foreach (var entry in execution.Applied) Follow(entry);
        return true;
    }

    private void Follow(AppliedEntry entry)
    {
        foreach (var ballot in entry.Kind == EntryKind.Ballot ? entry.Ballots : []) _box.Record(ballot);
        if ((entry.Statement ?? entry.Quarantined) is not { } final) return;
        if (_waiting.Remove(final.Id, out var claim)) _count.Add(claim, isAccepted: entry.Statement is not null);
        _box.Forget(final.Id);
        foreach (var witness in _witnesses)
        {
            if (entry.Statement is not null) witness?.Accepted(final, entry.Readings);
            else witness?.Quarantined(final);
        }
    }

    private static BlockEntry Entry(ClaimedReading claim) => new(EntryKind.Statement, claim.Statement.Bytes);

    private int GatewayOf(Address address)
    {
        for (int gateway = 0; gateway < _place.Gateways.Count; gateway++)
        {
            if (_place.Gateways[gateway].PublicKey.Address == address) return gateway;
        }

        throw new InvalidOperationException("No gateway of this region.");
    }

    private sealed class NoHistory : IMeterHistory
    {
        public (Hash256 LastId, Reading? LastReading) Of(Address meter) => (Hash256.Zero, null);
    }
}
