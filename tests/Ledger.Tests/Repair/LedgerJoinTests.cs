using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Repair;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Fixtures;

namespace EdgeLedger.Ledger.Tests.Repair;

public sealed class LedgerJoinTests : IDisposable
{
    private const int At = 20;

    private readonly TestFolder _source = new();
    private readonly TestFolder _new = new();
    private readonly TestRegion _region = TestRegion.Cheap();
    private readonly StateSnapshot _snapshot;
    private readonly long _height;

    public LedgerJoinTests()
    {
        using var ledger = TestLedger.Create(_region, _source.Path, meters: 40);
        while (ledger.Ledger.Height < At) ledger.CommitReadings(10);
        _snapshot = ledger.Ledger.TakeSnapshot();
        for (var block = 0; block < 5; block++) ledger.CommitReadings(10);
        _height = ledger.Ledger.Height;
    }

    [Fact]
    public void New_gateway_has_the_state_and_the_blocks_after_it_and_may_not_vote()
    {
        var result = Join(new Peer("honest", _snapshot));

        Assert.Equal((At, _height), (result.SnapshotHeight, result.Height));
        Assert.Empty(result.Refused);
        var audit = LedgerAudit.Verify(_new.Path, _region.Genesis.Hash, _region.Scheme);
        Assert.Null(audit.Error);
        Assert.Equal((_height, At, At), (audit.Height, audit.TrustedHeight, audit.HeadersFrom));
        using var joined = TestLedger.Continue(_region, _new.Path);
        Assert.False(joined.Ledger.IsVotingAllowed);
        Assert.Equal(At + 1, joined.Ledger.FirstHeld);
        joined.CommitReadings(10);
    }

    [Fact]
    public void Peer_with_a_false_bucket_is_named_and_costs_that_bucket_alone()
    {
        byte[][] buckets = [.. _snapshot.Buckets];
        var false_ = Array.FindLastIndex(buckets, bucket => bucket.Length > 0);
        buckets[false_] = [.. buckets[false_][..^1], (byte)(buckets[false_][^1] ^ 1)];
        var liar = new Peer("liar", new StateSnapshot(_snapshot.Checkpoint, buckets), SnapshotManifest.Of(_snapshot));

        var result = Join(liar, new Peer("honest", _snapshot));

        Assert.Contains($"liar: bucket {false_}", Assert.Single(result.Refused), StringComparison.Ordinal);
        Assert.Null(LedgerAudit.Verify(_new.Path, _region.Genesis.Hash, _region.Scheme).Error);
    }

    [Fact]
    public void Snapshot_that_no_quorum_signed_is_not_taken()
    {
        byte[][] buckets = [.. _snapshot.Buckets.Reverse()];

        var error = Assert.Throws<StoreException>(
            () => Join(new Peer("liar", new StateSnapshot(_snapshot.Checkpoint, buckets))));

        Assert.Contains("liar", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_new.File("ledger.db")));
    }

    [Fact]
    public void Ledger_that_is_there_is_never_replaced() =>
        Assert.Throws<StoreException>(() => LedgerJoin.Run(
            _source.Path, _region.Genesis, _region.Scheme, [new Peer("honest", _snapshot)], []));

    public void Dispose()
    {
        _source.Dispose();
        _new.Dispose();
    }

    private JoinResult Join(params ISnapshotPeer[] peers)
    {
        using var blocks = FolderPeer.Open(_source.Path);
        return LedgerJoin.Run(_new.Path, _region.Genesis, _region.Scheme, peers, [blocks]);
    }

    /// <summary>Says everything in the form that goes over the wire.</summary>
    private sealed class Peer(string name, StateSnapshot snapshot, SnapshotManifest? manifest = null) : ISnapshotPeer
    {
        public string Name => name;

        public SnapshotManifest? TryGetManifest()
        {
            Assert.True(SnapshotManifest.TryParse(
                (manifest ?? SnapshotManifest.Of(snapshot)).Encode(), out var read));
            return read;
        }

        public IReadOnlyList<byte[]> GetBuckets(long height, int first) =>
            height == snapshot.Height && BucketRun.TryParse(BucketRun.Encode(snapshot, first), out var contents)
                ? contents
                : [];
    }
}
