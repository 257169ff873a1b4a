using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests;

public sealed class RegionLedgerTests
{
    [Fact]
    public void Enrolled_meters_readings_become_final_and_survive_a_restart()
    {
        using var folder = new TestFolder();
        var region = TestRegion.Of();
        var meter = region.NewKey();
        Hash256 statement;
        using (var ledger = RegionLedger.Open(folder.Path, region.Genesis, region.Scheme))
        {
            var enrolment = region.Enrol(meter);
            var first = region.Read(meter, TestRegion.ReadingAt(1_700_000_000, 10));
            Commit(region, ledger, [enrolment, first]);
            var second = region.Read(
                meter, TestRegion.ReadingAt(1_700_000_060, 30), TestRegion.ReadingAt(1_700_000_120, 45));
            Commit(region, ledger, [second]);
            Assert.True(Statement.TryParse(second.Bytes, out var parsed));
            statement = parsed.Id;
        }

        using var reopened = RegionLedger.Open(folder.Path, region.Genesis, region.Scheme);
        Assert.Equal(2, reopened.Height);
        Assert.True(reopened.Signers.TryGet(meter.PublicKey.Address, out var entry));
        Assert.Equal((3L, statement, SignerKind.Meter), (entry.LastSeq, entry.LastId, entry.Kind));
        Assert.Equal(3, reopened.ReadModel.Readings(meter.PublicKey.Address).Count);
        Assert.Equal(35, reopened.ReadModel.Energy(meter.PublicKey.Address)!.WattHours);
        Assert.Equal(2, reopened.FindEntry(statement)!.Value.Height);
        Assert.True(reopened.Prove(statement)!.Verify(region.Genesis, region.Scheme, out _));
        Commit(region, reopened, [region.Read(meter, TestRegion.ReadingAt(1_700_000_180, 50))]);
        Assert.Equal(3, reopened.Height);
    }

    // A board sends what it had outstanding again when a gateway comes back: a duplicate, and no replay.
    [Fact]
    public void Links_of_the_last_blocks_are_known_as_final_after_a_restart()
    {
        using var folder = new TestFolder();
        var region = TestRegion.Of();
        var meter = region.NewKey();
        var ids = new List<Hash256>();
        using (var ledger = RegionLedger.Open(folder.Path, region.Genesis, region.Scheme))
        {
            Commit(region, ledger, [region.Enrol(meter)]);
            for (int i = 0; i < 4; i++)
            {
                var entry = region.Read(meter, TestRegion.ReadingAt(1_700_000_000 + (60 * i), 10 + i));
                Assert.True(Statement.TryParse(entry.Bytes, out var statement));
                ids.Add(statement.Id);
                Commit(region, ledger, [entry]);
            }
        }

        using var reopened = RegionLedger.Open(folder.Path, region.Genesis, region.Scheme);
        Assert.True(reopened.Registry.TryGetSigner(meter.PublicKey.Address, out var signer));
        Assert.All(ids, id => Assert.True(signer.Has(id)));
    }

    private static void Commit(TestRegion region, RegionLedger ledger, IReadOnlyList<BlockEntry> entries)
    {
        var proposer = region.Gateways[0].PublicKey.Address;
        var block = ledger.Build(entries, ledger.TipUnixMs + 60_000, proposer, out var skipped);
        Assert.Empty(skipped);
        Assert.True(ledger.Validate(block).IsValid);
        ledger.Commit(block, region.Certify(block));
    }
}
