using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Audit;
using EdgeLedger.Ledger.Tests.Fixtures;

namespace EdgeLedger.Ledger.Tests.Store;

/// <summary>Damage stops a gateway before it votes, with the block's height and what to do about it.</summary>
public sealed class DamagedStoreTests
{
    private const int PageBytes = 4096;

    [Fact]
    public void Any_damaged_block_among_the_newest_is_named_at_the_start()
    {
        using var store = SmallStore.AtRest();
        var whole = File.ReadAllBytes(store.Folder.File("ledger.db"));
        foreach (var (height, marker) in store.Markers)
        {
            var bytes = whole.ToArray();
            bytes[bytes.AsSpan().IndexOf(marker)] ^= 4;
            File.WriteAllBytes(store.Folder.File("ledger.db"), bytes);

            AssertStops(store.Folder, store.Region, height);
        }
    }

    [Fact]
    public void Half_written_page_is_named_by_the_first_block_that_it_takes()
    {
        using var store = SmallStore.AtRest();
        var whole = File.ReadAllBytes(store.Folder.File("ledger.db"));
        for (var page = 4; page < whole.Length / PageBytes; page++)
        {
            var bytes = whole.ToArray();
            bytes.AsSpan((page * PageBytes) + (PageBytes / 2), PageBytes / 2).Clear();
            if (bytes.AsSpan().SequenceEqual(whole)) continue;
            File.WriteAllBytes(store.Folder.File("ledger.db"), bytes);

            AssertStops(store.Folder, store.Region, height: null);
        }
    }

    [Fact]
    public void Votes_behind_damage_in_the_log_are_not_forgotten_in_silence()
    {
        using var store = SmallStore.Killed();
        var log = File.ReadAllBytes(store.Folder.File("ledger.db-wal"));
        log[log.Length / 2] ^= 1;
        File.WriteAllBytes(store.Folder.File("ledger.db-wal"), log);

        AssertStops(store.Folder, store.Region, height: null);
        Assert.Equal(log, File.ReadAllBytes(store.Folder.File("ledger.db-wal")));
    }

    [Fact]
    public void Damaged_votes_stop_the_gateway_though_all_blocks_are_well()
    {
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        using (var ledger = TestLedger.Create(region, folder.Path, meters: 1))
        {
            ledger.Ledger.SaveConsensus("these are my votes"u8);
        }

        var bytes = File.ReadAllBytes(folder.File("ledger.db"));
        bytes[bytes.AsSpan().IndexOf("these are my votes"u8)] ^= 1;
        File.WriteAllBytes(folder.File("ledger.db"), bytes);

        var error = AssertStops(folder, region, height: null);
        Assert.Contains("votes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_old_block_is_refused_by_itself_and_the_ledger_goes_on()
    {
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        byte[] marker;
        using (var ledger = TestLedger.Create(region, folder.Path, meters: 2))
        {
            for (var block = 0; block < 100; block++) ledger.CommitReadings(2);
            marker = ledger.Ledger.GetBlock(7)!.Block.Entries[0].Bytes[^16..].ToArray();
        }

        var bytes = File.ReadAllBytes(folder.File("ledger.db"));
        bytes[bytes.AsSpan().IndexOf(marker)] ^= 1;
        File.WriteAllBytes(folder.File("ledger.db"), bytes);

        using var again = TestLedger.Continue(region, folder.Path);
        var error = Assert.Throws<StoreCorruptException>(() => again.Ledger.GetBlock(7));
        Assert.Equal(7, error.Height);
        Assert.NotNull(again.Ledger.GetBlock(6));
        Assert.NotNull(again.Ledger.GetBlock(8));
        again.CommitReadings(3);
        Assert.Equal(102, again.Ledger.Height);
    }

    private static StoreCorruptException AssertStops(TestFolder folder, TestRegion region, long? height)
    {
        var error = Assert.Throws<StoreCorruptException>(
            () => RegionLedger.Open(folder.Path, region.Genesis, region.Scheme));
        Assert.Contains("edgeledger ledger repair ", error.Message, StringComparison.Ordinal);
        Assert.Contains("lock", error.Message, StringComparison.OrdinalIgnoreCase);   // "Block 7", "every block"
        if (height is not null) Assert.Equal(height, error.Height);
        return error;
    }
}
