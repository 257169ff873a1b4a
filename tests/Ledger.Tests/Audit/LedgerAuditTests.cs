using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Tests.Fixtures;

namespace EdgeLedger.Ledger.Tests.Audit;

public sealed class LedgerAuditTests
{
    [Fact]
    public void Honest_ledger_of_thousands_of_blocks_passes_after_a_clean_close()
    {
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        var random = new Random(7);
        using (var ledger = TestLedger.Create(region, folder.Path, meters: 5))
        {
            for (var block = 0; block < 1200; block++)
            {
                ledger.CommitReadings(random.Next(100) == 0 ? random.Next(300) : random.Next(12));
                ledger.Ledger.SaveConsensus(new byte[random.Next(20) == 0 ? random.Next(60_000) : 400]);
            }
        }

        Assert.False(File.Exists(folder.File("ledger.db-wal")));
        var result = LedgerAudit.Verify(folder.Path, region.Genesis.Hash, region.Scheme);
        Assert.Null(result.Error);
        Assert.Equal(1201, result.Height);
    }
}
