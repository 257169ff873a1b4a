using EdgeLedger.Ledger.Pruning;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Audit;
using EdgeLedger.Ledger.Tests.Fixtures;
using Xunit.Abstractions;

namespace EdgeLedger.Ledger.Tests.Store;

/// <summary>What a gateway's process reads before it starts: old blocks too, and every bit.</summary>
public sealed class StoreCheckTests(ITestOutputHelper output)
{
    [Fact]
    public void Damaged_old_block_is_named_with_the_way_out_before_the_gateway_starts()
    {
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        byte[] marker;
        using (var ledger = TestLedger.Create(region, folder.Path, meters: 2))
        {
            for (var block = 0; block < 100; block++) ledger.CommitReadings(2);
            marker = ledger.Ledger.GetBlock(7)!.Block.Entries[0].Bytes[^16..].ToArray();
        }

        StoreCheck.Run(folder.Path, region.Scheme);
        var bytes = File.ReadAllBytes(folder.File("ledger.db"));
        bytes[bytes.AsSpan().IndexOf(marker)] ^= 1;
        File.WriteAllBytes(folder.File("ledger.db"), bytes);

        var error = Assert.Throws<StoreCorruptException>(() => StoreCheck.Run(folder.Path, region.Scheme));
        Assert.Equal(7, error.Height);
        Assert.Contains($"ledger repair {folder.Path}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bits_of_stores_closed_killed_and_pruned_are_noticed()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var closed = SmallStore.AtRest();
        using var killed = SmallStore.Killed();
        using var pruned = Pruned();
        FlipAnywhere(closed.Folder.File("ledger.db"), random, 300);
        FlipAnywhere(killed.Folder.File("ledger.db-wal"), random, 150);
        FlipAnywhere(pruned.File("ledger.db"), random, 150);
    }

    private static TestFolder Pruned()
    {
        var folder = new TestFolder();
        var region = TestRegion.Cheap();
        using (var ledger = TestLedger.Create(region, folder.Path, meters: 40))
        {
            for (var block = 0; block < 30; block++) ledger.CommitReadings(10);
        }

        LedgerPruning.Run(
            folder.Path, region.Genesis.Hash, region.Scheme, (_, _) => 10, folder.File("anchor"));
        return folder;
    }

    private static void FlipAnywhere(string path, Random random, int flips)
    {
        var folder = Path.GetDirectoryName(path)!;
        StoreCheck.Run(folder, KeyedHashScheme.Instance);
        var whole = File.ReadAllBytes(path);
        for (var flip = 0; flip < flips; flip++)
        {
            var (at, bit) = (random.Next(whole.Length), random.Next(8));
            var bytes = whole.ToArray();
            bytes[at] ^= (byte)(1 << bit);
            File.WriteAllBytes(path, bytes);
            Assert.True(IsNoticed(folder), $"bit {bit} of byte {at} (page {(at / 4096) + 1}) of {path}");
        }

        File.WriteAllBytes(path, whole);
        StoreCheck.Run(folder, KeyedHashScheme.Instance);
    }

    private static bool IsNoticed(string folder)
    {
        try
        {
            StoreCheck.Run(folder, KeyedHashScheme.Instance);
            return false;
        }
        catch (StoreCorruptException)
        {
            return true;
        }
    }
}
