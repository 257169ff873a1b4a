using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Pruning;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Audit;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Pruning;

public sealed class LedgerPruningTests : IDisposable
{
    private const int Blocks = 60;
    private const long First = 41;

    private readonly TestFolder _folder = new();
    private readonly TestFolder _outside = new();
    private readonly TestRegion _region = TestRegion.Cheap();
    private readonly List<BlockEntry> _statements = [];
    private readonly Hash256 _enrolment;

    public LedgerPruningTests()
    {
        using var ledger = TestLedger.Create(_region, _folder.Path, meters: 3);
        ledger.Ledger.AllowVoting();
        while (ledger.Ledger.Height < Blocks) ledger.CommitReadings(12);
        ledger.Ledger.SaveConsensus("votes"u8);
        for (var height = 1; height <= Blocks; height++)
        {
            _statements.AddRange(ledger.Ledger.GetBlock(height)!.Block.Entries);
        }

        Assert.True(Transaction.TryParse(_statements[0].Bytes, out var enrolment));
        _enrolment = enrolment.Id;
    }

    [Fact]
    public void Pruned_ledger_is_smaller_sound_and_says_what_it_trusts()
    {
        var result = Prune(First);

        Assert.Equal((First - 1, Blocks, First - 1, 39 * 12L), (
            result.BaseHeight, result.Height, result.PrunedBlocks, result.PrunedStatements));
        Assert.True(result.BytesAfter < result.BytesBefore * 0.8, result.ToString());
        var audit = Audit();
        Assert.Null(audit.Error);
        Assert.Equal((Blocks, First - 1, 1), (audit.Height, audit.TrustedHeight, audit.HeadersFrom));
        Assert.True(Checkpoint.TryParse(File.ReadAllBytes(Anchor), out var anchor));
        Assert.Equal(audit.TrustedHash, anchor.Hash);
        Assert.True(anchor.Verify(_region.Genesis, _region.Scheme, out _));
    }

    [Fact]
    public void Gateway_goes_on_with_a_pruned_ledger_and_its_votes_with_or_without_an_index()
    {
        Prune(First);
        foreach (var isIndexLost in new[] { false, true })
        {
            if (isIndexLost) File.Delete(_folder.File("readmodel.db"));
            using var ledger = TestLedger.Continue(_region, _folder.Path);
            Assert.Equal(First, ledger.Ledger.FirstHeld);
            Assert.True(ledger.Ledger.IsVotingAllowed);
            Assert.Equal("votes"u8.ToArray(), ledger.Ledger.LoadConsensus());
            Assert.Null(ledger.Ledger.GetBlock(First - 1));
            Assert.NotNull(ledger.Ledger.GetBlock(First));
            ledger.CommitReadings(4);
        }

        Assert.Null(Audit().Error);
    }

    [Fact]
    public void Whatever_was_provable_stays_provable_to_whoever_has_it()
    {
        Prune(First);
        foreach (var isIndexLost in new[] { false, true })
        {
            if (isIndexLost) File.Delete(_folder.File("readmodel.db"));
            using var reader = LedgerReader.Open(_folder.Path);
            foreach (var entry in _statements)
            {
                var proof = reader.Prove(entry);
                Assert.NotNull(proof);
                Assert.True(proof.Verify(_region.Genesis, _region.Scheme, out var error), error);
            }

            Assert.Null(reader.Prove(new BlockEntry(EntryKind.Statement, new byte[] { 1 })));
        }
    }

    [Fact]
    public void Transactions_in_pruned_blocks_are_found_by_their_id()
    {
        Prune(First);

        using var reader = LedgerReader.Open(_folder.Path);
        Assert.True(reader.Prove(_enrolment)!.Verify(_region.Genesis, _region.Scheme, out _));
    }

    [Fact]
    public void Ledger_can_be_pruned_again()
    {
        Prune(11);
        File.Delete(Anchor);

        var second = Prune(First);

        Assert.Equal(First - 11, second.PrunedBlocks);
        Assert.Null(Audit().Error);
        Assert.Throws<StoreException>(() => Prune(First));
    }

    [Fact]
    public void Any_flipped_bit_of_a_pruned_ledger_is_noticed()
    {
        Prune(First);
        var seed = Environment.TickCount;
        var flips = new BitFlips(_region, _folder, "ledger.db");

        var unseen = flips.FindUnseen(flips.Anywhere(new Random(seed), 300));
        Assert.True(unseen.Count == 0, $"seed {seed}: {string.Join(", ", unseen)}");
    }

    [Fact]
    public void Damaged_ledger_is_not_pruned_and_an_anchor_is_never_overwritten()
    {
        File.WriteAllText(Anchor, "another");
        Assert.Contains("never overwritten", Assert.Throws<StoreException>(() => Prune(First)).Message, StringComparison.Ordinal);
        Assert.Equal(0, Audit().TrustedHeight);

        var bytes = File.ReadAllBytes(_folder.File("ledger.db"));
        bytes[bytes.AsSpan().IndexOf(_statements[50].Bytes.Span[^20..])] ^= 1;
        File.WriteAllBytes(_folder.File("ledger.db"), bytes);
        Assert.Throws<StoreException>(() => Prune(First));
        Assert.Equal(bytes, File.ReadAllBytes(_folder.File("ledger.db")));
    }

    [Fact]
    public void State_alone_is_enough_to_begin_with_and_a_forged_one_is_not()
    {
        Prune(First);
        using var joined = new TestFolder();
        using (var source = BlockFile.Open(_folder.Path))
        using (var store = LedgerStore.Open(joined.Path, _region.Genesis))
        {
            store.Begin(source.LoadBase()!, []);
            store.AppendAll([source.GetBlock(First)!, source.GetBlock(First + 1)!]);
        }

        var audit = LedgerAudit.Verify(joined.Path, _region.Genesis.Hash, _region.Scheme);
        Assert.Null(audit.Error);
        Assert.Equal((First + 1, First - 1, First - 1), (audit.Height, audit.TrustedHeight, audit.HeadersFrom));

        using var forged = new TestFolder();
        using (var source = BlockFile.Open(_folder.Path))
        using (var store = LedgerStore.Open(forged.Path, _region.Genesis))
        {
            var snapshot = source.LoadBase()!;
            byte[][] buckets = [.. snapshot.Buckets];
            var full = Array.FindIndex(buckets, bucket => bucket.Length > 0);
            buckets[full] = [.. buckets[full][..^1], (byte)(buckets[full][^1] ^ 1)];
            store.Begin(new StateSnapshot(snapshot.Checkpoint, buckets), []);
        }

        Assert.False(LedgerAudit.Verify(forged.Path, _region.Genesis.Hash, _region.Scheme).Ok);
        Assert.Throws<StoreCorruptException>(
            () => RegionLedger.Open(forged.Path, _region.Genesis, _region.Scheme));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _outside.Dispose();
    }

    private string Anchor => _outside.File("anchor.cbor");

    private PruneResult Prune(long first) => LedgerPruning.Run(
        _folder.Path, _region.Genesis.Hash, _region.Scheme, (_, _) => first, Anchor);

    private AuditResult Audit() => LedgerAudit.Verify(_folder.Path, _region.Genesis.Hash, _region.Scheme);
}
