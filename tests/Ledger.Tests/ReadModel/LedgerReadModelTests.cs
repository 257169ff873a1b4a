using EdgeLedger.Contracts;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.Tests.ReadModel;

public sealed class LedgerReadModelTests
{
    private const long Start = 1_700_000_000;

    private readonly TestRegion _region = TestRegion.Cheap();

    [Fact]
    public void Energy_is_the_difference_of_the_register_between_the_readings_around_the_span()
    {
        using var folder = new TestFolder();
        using var ledger = TestLedger.Create(_region, folder.Path, meters: 2);
        var meter = ledger.Meters[0];
        var address = meter.PublicKey.Address;
        Assert.Null(ledger.Ledger.ReadModel.Energy(address));
        ledger.Commit(
            _region.Read(meter, TestRegion.ReadingAt(Start, 100), TestRegion.ReadingAt(Start + 10, 130)),
            _region.Read(meter, TestRegion.ReadingAt(Start + 20, 170)),
            _region.Read(ledger.Meters[1], TestRegion.ReadingAt(Start + 5, 9000)));

        var model = ledger.Ledger.ReadModel;
        Assert.Equal(70, model.Energy(address)!.WattHours);
        Assert.Equal(30, model.Energy(address, Start, Start + 19)!.WattHours);
        Assert.Equal(70, model.Energy(address, Start + 5)!.WattHours);
        Assert.Equal(40, model.Energy(address, Start + 10, Start + 500)!.WattHours);
        Assert.Equal(0, model.Energy(address, Start + 30, Start + 40)!.WattHours);
        Assert.Null(model.Energy(address, Start - 50, Start - 1));
        Assert.Equal(3, model.Energy(address)!.Readings);
        var times = model.Readings(address, Start + 1).Select(one => one.Reading.UnixSeconds);
        Assert.Equal([Start + 10, Start + 20], times);
        Assert.Equal([Start], model.Readings(address, limit: 1).Select(one => one.Reading.UnixSeconds));
        Assert.Equal(new DeviceTotals(2, 3, 0, 0, Start + 20, 170), model.TotalsOf(address));
        Assert.Equal(4, model.Totals().Readings);
    }

    [Fact]
    public void Reading_comes_back_with_all_its_members()
    {
        using var folder = new TestFolder();
        using var ledger = TestLedger.Create(_region, folder.Path, meters: 1);
        var reading = new Reading
        {
            UnixSeconds = Start, ImportWh = 1, ExportWh = 2, PowerW = -3, LowestPowerW = -9,
            HighestPowerW = 10, Millivolts = 4, Milliamps = 5, Centihertz = 4998, Quality = 7, Lost = 8,
        };
        ledger.Commit(_region.Read(ledger.Meters[0], reading));

        var found = Assert.Single(ledger.Ledger.ReadModel.Readings(ledger.Meters[0].PublicKey.Address));
        Assert.Equal((reading, 2L, 2L), (found.Reading, found.Seq, found.Height));
        Assert.Equal(8, ledger.Ledger.ReadModel.Totals().Lost);
    }

    // A board that was offline sends what it stored between what it measures: statements may overlap in time.
    [Fact]
    public void Readings_of_statements_that_overlap_come_in_the_order_of_their_times()
    {
        const int Seed = 20260711;
        const long Origin = Start - 1000;
        var random = new Random(Seed);
        using var folder = new TestFolder();
        using var ledger = TestLedger.Create(_region, folder.Path, meters: 1);
        var meter = ledger.Meters[0];
        var all = new List<(long Unix, long Seq)>();
        for (var seq = 2; seq < 42; seq++)
        {
            var times = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Origin + random.Next(500)).Distinct().Order();
            Reading[] readings = [.. times.Select(unix => TestRegion.ReadingAt(unix, unix - Origin))];
            ledger.Commit(_region.Read(meter, readings));
            all.AddRange(readings.Select(reading => (reading.UnixSeconds, (long)seq)));
        }

        var model = ledger.Ledger.ReadModel;
        var address = meter.PublicKey.Address;
        for (var i = 0; i < 200; i++)
        {
            var from = Origin + random.Next(-10, 510);
            var to = from + random.Next(200);
            var limit = random.Next(1, 40);
            var wanted = all.Where(one => one.Unix >= from && one.Unix <= to).Order().Take(limit);
            var found = model.Readings(address, from, to, limit).Select(one => (one.Reading.UnixSeconds, one.Seq));
            Assert.True(wanted.SequenceEqual(found), $"seed {Seed}: {from} to {to}, at most {limit}");
            if (model.Energy(address, from, to) is not { } energy) continue;
            Assert.Equal(
                all.LongCount(one => one.Unix >= energy.FromUnixSeconds && one.Unix <= energy.ToUnixSeconds),
                energy.Readings);
            Assert.Equal(all.Where(one => one.Unix <= to).Max().Unix, energy.ToUnixSeconds);
        }
    }

    [Fact]
    public void Every_entry_is_found_by_its_id_and_proved()
    {
        using var folder = new TestFolder();
        using var ledger = TestLedger.Create(_region, folder.Path, meters: 3);
        ledger.CommitReadings(50);
        foreach (var height in new[] { 1L, 2L })
        {
            var block = ledger.Ledger.GetBlock(height)!.Block;
            for (var index = 0; index < block.Entries.Count; index++)
            {
                var id = IdOf(block.Entries[index]);
                Assert.Equal(new EntryLocation(height, index), ledger.Ledger.FindEntry(id));
                Assert.True(ledger.Ledger.Prove(id)!.Verify(_region.Genesis, _region.Scheme, out _));
            }
        }

        Assert.Null(ledger.Ledger.FindEntry(Hash256.Of([1])));
        Assert.Null(ledger.Ledger.Prove(Hash256.Of([1])));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("rubbish")]
    [InlineData("wrong state")]
    [InlineData("wrong block")]
    [InlineData("older layout")]
    [InlineData("behind")]
    public void Read_model_that_cannot_be_believed_is_rebuilt_from_the_blocks(string fault)
    {
        using var folder = new TestFolder();
        Hash256 root;
        Address meter;
        var path = folder.File("readmodel.db");
        using (var ledger = TestLedger.Create(_region, folder.Path, meters: 2))
        {
            ledger.CommitReadings(20);
            File.Copy(path, folder.File("old.db"));
            ledger.CommitReadings(20);
            meter = ledger.Meters[0].PublicKey.Address;
            root = ledger.Ledger.TipHeader!.StateRoot;
        }

        Spoil(fault, path, folder.File("old.db"));

        using var reopened = RegionLedger.Open(folder.Path, _region.Genesis, _region.Scheme);
        Assert.Equal((3L, root), (reopened.Height, reopened.TipHeader!.StateRoot));
        Assert.Equal(20, reopened.ReadModel.TotalsOf(meter).Readings);
        Assert.Equal(40, reopened.ReadModel.Totals().Readings);
        Assert.True(reopened.Signers.TryGet(meter, out var signer));
        Assert.Equal(21, signer.LastSeq);
    }

    [Fact]
    public void Ledger_can_be_read_while_a_gateway_writes_it_and_after_it_was_killed()
    {
        using var folder = new TestFolder();
        using var ledger = TestLedger.Create(_region, folder.Path, meters: 2);
        ledger.CommitReadings(10);
        var meter = ledger.Meters[0].PublicKey.Address;
        AssertReadable(folder.Path, 2, meter);

        using var killed = folder.Copy();
        File.Delete(killed.File("readmodel.db-wal"));
        File.Delete(killed.File("readmodel.db"));
        AssertReadable(killed.Path, 2, meter);
        ledger.CommitReadings(1);
        AssertReadable(folder.Path, 3, meter);
    }

    private static void AssertReadable(string directory, long height, Address meter)
    {
        using var reader = LedgerReader.Open(directory);
        Assert.Equal(height, reader.Height);
        Assert.Equal(height, reader.GetBlock(height)!.Block.Header.Height);
        Assert.True(reader.ReadModel.TotalsOf(meter).Readings > 0);
        Assert.True(reader.Signers.TryGet(meter, out _));
    }

    private static Hash256 IdOf(BlockEntry entry)
    {
        if (entry.Kind == EntryKind.Statement)
        {
            Assert.True(Statement.TryParse(entry.Bytes, out var statement));
            return statement.Id;
        }

        Assert.True(Transaction.TryParse(entry.Bytes, out var transaction));
        return transaction.Id;
    }

    private static void Spoil(string fault, string path, string old)
    {
        switch (fault)
        {
            case "missing":
                File.Delete(path);
                break;
            case "rubbish":
                File.WriteAllText(path, "no database");
                break;
            case "wrong state":
                Run(path, "UPDATE state SET value = x'00' WHERE key = (SELECT max(key) FROM state)");
                break;
            case "wrong block":
                Run(path, "UPDATE progress SET block_hash = genesis");
                break;
            case "older layout":
                Run(path, "PRAGMA user_version = 0");
                break;
            case "behind":
                File.Move(old, path, overwrite: true);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault));
        }
    }

    private static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
