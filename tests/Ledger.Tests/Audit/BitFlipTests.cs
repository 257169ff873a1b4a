using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Tests.Fixtures;

namespace EdgeLedger.Ledger.Tests.Audit;

/// <summary>One flipped bit anywhere in the store, used or not, must be noticed, with a height.</summary>
public sealed class BitFlipTests
{
    private const int PageBytes = 4096;

    // Pages 2, 3 and 4 are the roots of block, consensus and meta (StoreLayout).
    private const int BlockRoot = 2;
    private const int ConsensusRoot = 3;
    private const int MetaRoot = 4;

    [Fact]
    public void Any_bit_of_the_file_header_is_noticed()
    {
        using var store = SmallStore.AtRest();
        var flips = new BitFlips(store.Region, store.Folder, "ledger.db");

        Assert.Empty(flips.FindUnseen(BitFlips.EveryBit(0, 100)));
        Assert.Equal(store.Height, flips.AuditWith(27, 0).ErrorHeight);
    }

    [Fact]
    public void Any_bit_of_an_interior_pages_cells_and_any_byte_of_its_slack_is_noticed()
    {
        using var store = SmallStore.AtRest();
        using (var file = File.OpenRead(store.Folder.File("ledger.db")))
        {
            file.Position = (BlockRoot - 1) * PageBytes;
            Assert.Equal(5, file.ReadByte());   // fileformat2 1.6: interior page of a table
        }

        var flips = new BitFlips(store.Region, store.Folder, "ledger.db");
        const long Page = (BlockRoot - 1) * PageBytes;
        Assert.Empty(flips.FindUnseen(BitFlips.EveryBit(Page, 40)));
        Assert.Empty(flips.FindUnseen(BitFlips.EveryBit(Page + PageBytes - 40, 40)));
        AssertOneBitOfEachIsNoticed(flips, Page, step: 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(ConsensusRoot)]
    [InlineData(MetaRoot)]
    public void Small_tables_are_noticed_to_have_changed(int page)
    {
        using var store = SmallStore.AtRest();
        var flips = new BitFlips(store.Region, store.Folder, "ledger.db");
        AssertOneBitOfEachIsNoticed(flips, (page - 1) * PageBytes, step: page == 1 ? 1 : 4);
    }

    [Fact]
    public void Random_bits_of_a_small_store_are_noticed()
    {
        using var store = SmallStore.AtRest();
        var seed = Environment.TickCount;
        var flips = new BitFlips(store.Region, store.Folder, "ledger.db");

        var unseen = flips.FindUnseen(flips.Anywhere(new Random(seed), 2000));
        Assert.True(unseen.Count == 0, $"seed {seed}: {string.Join(", ", unseen)}");
    }

    [Fact]
    public void Random_bits_of_a_store_with_large_and_many_blocks_are_noticed()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        using (var ledger = TestLedger.Create(region, folder.Path, meters: 5))
        {
            for (var block = 0; block < 250; block++)
            {
                ledger.CommitReadings(block % 50 == 49 ? 400 : random.Next(10));
                ledger.Ledger.SaveConsensus(new byte[random.Next(30_000)]);
            }
        }

        Assert.Null(LedgerAudit.Verify(folder.Path, region.Genesis.Hash, region.Scheme).Error);
        var flips = new BitFlips(region, folder, "ledger.db");
        var unseen = flips.FindUnseen(flips.Anywhere(random, 120));
        Assert.True(unseen.Count == 0, $"seed {seed}: {string.Join(", ", unseen)}");
    }

    [Fact]
    public void Flip_in_a_blocks_content_names_that_block()
    {
        using var store = SmallStore.AtRest();
        var bytes = File.ReadAllBytes(store.Folder.File("ledger.db"));
        var flips = new BitFlips(store.Region, store.Folder, "ledger.db");
        foreach (var (height, marker) in store.Markers)
        {
            var offset = bytes.AsSpan().IndexOf(marker);
            Assert.True(offset > 0);
            var result = flips.AuditWith(offset + 3, 5);
            Assert.Equal((height, height - 1), (result.ErrorHeight, result.Height));
            Assert.Contains($"Block {height}", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_bit_of_the_write_ahead_logs_headers_is_noticed()
    {
        using var store = SmallStore.Killed();
        const int HeaderBytes = 32;
        const int FrameBytes = 24 + PageBytes;
        var flips = new BitFlips(store.Region, store.Folder, "ledger.db-wal");
        var frames = (int)((flips.Length - HeaderBytes) / FrameBytes);

        Assert.True(frames > 3);
        Assert.Empty(flips.FindUnseen(BitFlips.EveryBit(0, HeaderBytes)));
        foreach (var frame in new[] { 0, frames / 2, frames - 1 })
        {
            Assert.Empty(flips.FindUnseen(BitFlips.EveryBit(HeaderBytes + ((long)frame * FrameBytes), 24)));
        }
    }

    [Theory]
    [InlineData("ledger.db-wal", 800)]
    [InlineData("ledger.db", 600)]
    public void Random_bits_of_a_killed_gateways_files_are_noticed(string file, int count)
    {
        using var store = SmallStore.Killed();
        var seed = Environment.TickCount;
        var flips = new BitFlips(store.Region, store.Folder, file);

        var unseen = flips.FindUnseen(flips.Anywhere(new Random(seed), count));
        Assert.True(unseen.Count == 0, $"seed {seed}: {string.Join(", ", unseen)}");
    }

    private static void AssertOneBitOfEachIsNoticed(BitFlips flips, long page, int step)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var first = random.Next(step);
        var bits = Enumerable.Range(0, (PageBytes - first) / step)
            .Select(index => (page + first + (index * step), random.Next(8)));
        var unseen = flips.FindUnseen(bits);
        Assert.True(unseen.Count == 0, $"seed {seed}: {string.Join(", ", unseen)}");
    }
}
