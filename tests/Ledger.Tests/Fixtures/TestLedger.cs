using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Fixtures;

/// <summary>Grows a ledger block by block in a folder, with meters that read once a minute.</summary>
internal sealed class TestLedger : IDisposable
{
    private readonly List<ISigner> _meters = [];
    private long _wattHours;

    private TestLedger(TestRegion region, string folder)
    {
        Region = region;
        Ledger = RegionLedger.Open(folder, region.Genesis, region.Scheme);
    }

    public TestRegion Region { get; }

    public RegionLedger Ledger { get; }

    public IReadOnlyList<ISigner> Meters => _meters;

    public static TestLedger Create(TestRegion region, string folder, int meters)
    {
        var ledger = new TestLedger(region, folder);
        ledger._meters.AddRange(Enumerable.Range(0, meters).Select(_ => region.NewKey()));
        if (meters > 0)
        {
            ledger.Commit([.. ledger._meters.Select(meter => region.Enrol(meter))]);
        }

        return ledger;
    }

    /// <summary>Goes on with a ledger that <see cref="Create"/> began with meters of the same region.</summary>
    public static TestLedger Continue(TestRegion region, string folder)
    {
        var ledger = new TestLedger(region, folder);
        ledger._meters.AddRange(region.Enrolled);
        ledger._wattHours = 1_000_000;
        return ledger;
    }

    public void Commit(params IReadOnlyList<BlockEntry> entries)
    {
        Commit(Region.Gateways, entries);
    }

    /// <param name="gateways">Those in force, maybe among others.</param>
    public void Commit(IReadOnlyList<ISigner> gateways, params IReadOnlyList<BlockEntry> entries)
    {
        var proposer = Ledger.Validators[0].Address;
        var block = Ledger.Build(entries, Ledger.TipUnixMs + 60_000, proposer, out var skipped);
        Assert.Empty(skipped);
        Assert.True(Ledger.Validate(block).IsValid);
        Ledger.Commit(block, Region.Certify(block, Ledger.Validators, gateways));
    }

    /// <summary>A block with this many statements, each of one reading.</summary>
    public void CommitReadings(int statements)
    {
        var entries = new List<BlockEntry>(statements);
        for (var index = 0; index < statements; index++)
        {
            var seconds = (Ledger.TipUnixMs / 1000) + index % 60;
            entries.Add(Region.Read(_meters[index % _meters.Count], TestRegion.ReadingAt(seconds, ++_wattHours)));
        }

        Commit(entries);
    }

    public void Dispose() => Ledger.Dispose();
}
