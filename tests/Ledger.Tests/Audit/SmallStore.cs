using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Audit;

/// <summary>A dozen blocks on some twenty pages: leaves, an interior root, overflow chains, votes.</summary>
internal sealed class SmallStore : IDisposable
{
    private SmallStore(
        TestRegion region, TestFolder folder, long height, IReadOnlyDictionary<long, byte[]> markers)
    {
        Region = region;
        Folder = folder;
        Height = height;
        Markers = markers;
        Assert.Null(LedgerAudit.Verify(folder.Path, region.Genesis.Hash, region.Scheme).Error);
    }

    public TestRegion Region { get; }

    public TestFolder Folder { get; }

    public long Height { get; }

    /// <summary>By height: bytes that stand in that block and nowhere else.</summary>
    public IReadOnlyDictionary<long, byte[]> Markers { get; }

    /// <summary>Closed cleanly: no write-ahead log.</summary>
    public static SmallStore AtRest()
    {
        var folder = new TestFolder();
        var region = TestRegion.Cheap();
        using (var ledger = TestLedger.Create(region, folder.Path, meters: 2))
        {
            Grow(ledger, 11);
        }

        return new SmallStore(region, folder, 12, MarkersOf(region, folder));
    }

    /// <summary>
    /// Database and log as a killed gateway leaves them: some blocks in the file, some in the log only.
    /// </summary>
    public static SmallStore Killed()
    {
        using var running = new TestFolder();
        var region = TestRegion.Cheap();
        using (var ledger = TestLedger.Create(region, running.Path, meters: 2))
        {
            Grow(ledger, 6);
        }

        using var again = TestLedger.Continue(region, running.Path);
        Grow(again, 3);
        return new SmallStore(region, running.Copy(), 10, new Dictionary<long, byte[]>());
    }

    public void Dispose() => Folder.Dispose();

    private static void Grow(TestLedger ledger, int blocks)
    {
        for (var block = 0; block < blocks; block++)
        {
            ledger.Ledger.SaveConsensus(new byte[block == 2 ? 9000 : 300 + block]);
            ledger.CommitReadings(block % 4 == 3 ? 40 : block % 4);
        }
    }

    private static Dictionary<long, byte[]> MarkersOf(TestRegion region, TestFolder folder)
    {
        using var ledger = RegionLedger.Open(folder.Path, region.Genesis, region.Scheme);
        var markers = new Dictionary<long, byte[]>();
        for (var height = 1L; height <= ledger.Height; height++)
        {
            var found = ledger.GetBlock(height)!;
            markers[height] = found.Certificate.Signatures[0][..16].ToArray();
        }

        return markers;
    }
}
