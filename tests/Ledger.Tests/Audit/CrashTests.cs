using System.Diagnostics;
using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.Tests.Audit;

/// <summary>
/// What a kill leaves behind is honest: the audit must not cry wolf, and the gateway must go on.
/// </summary>
public sealed class CrashTests
{
    [Fact]
    public void Files_copied_at_any_moment_pass_the_audit_and_open_again()
    {
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        using var ledger = TestLedger.Create(region, folder.Path, meters: 3);
        for (var block = 0; block < 12; block++)
        {
            ledger.Ledger.SaveConsensus(new byte[400 * block]);
            ledger.CommitReadings(block % 7 == 0 ? 60 : 2);
            using var copy = folder.Copy();
            File.Delete(copy.File("ledger.db-shm"));

            var audit = LedgerAudit.Verify(copy.Path, region.Genesis.Hash, region.Scheme);
            Assert.Null(audit.Error);
            Assert.Equal(ledger.Ledger.Height, audit.Height);
            using var reopened = RegionLedger.Open(copy.Path, region.Genesis, region.Scheme);
            Assert.Equal((ledger.Ledger.Height, ledger.Ledger.TipHash), (reopened.Height, reopened.TipHash));
            Assert.Equal(400 * block, reopened.LoadConsensus()!.Length);
        }
    }

    [Fact]
    public void Kill_inside_a_transaction_or_a_write_loses_nothing_and_is_no_damage()
    {
        using var store = SmallStore.Killed();
        var log = store.Folder.File("ledger.db-wal");
        var whole = File.ReadAllBytes(log);

        // A frame begun at the end of the log; then a log that a power cut left longer than what was written.
        foreach (var tail in new[] { whole.AsSpan(32, 24).ToArray(), new byte[3000], new byte[9000] })
        {
            File.WriteAllBytes(log, [.. whole, .. tail]);
            var audit = LedgerAudit.Verify(store.Folder.Path, store.Region.Genesis.Hash, store.Region.Scheme);
            Assert.Null(audit.Error);
            Assert.Equal(store.Height, audit.Height);
        }
    }

    [Fact]
    public void Kill_at_any_page_of_a_checkpoint_is_no_damage_and_is_mended()
    {
        using var store = SmallStore.Killed();
        var before = File.ReadAllBytes(store.Folder.File("ledger.db"));
        using var moved = store.Folder.Copy();
        using (var connection = Move(moved))
        {
            var after = File.ReadAllBytes(moved.File("ledger.db"));
            Assert.NotEqual(before, after);
            for (var pages = 0; pages <= after.Length / 4096; pages++)
            {
                var bytes = pages * 4096;
                byte[] mixed = [.. after.AsSpan(0, bytes), .. before.AsSpan(Math.Min(before.Length, bytes))];
                File.WriteAllBytes(store.Folder.File("ledger.db"), mixed);
                var audit = LedgerAudit.Verify(store.Folder.Path, store.Region.Genesis.Hash, store.Region.Scheme);
                Assert.True(audit.Ok, $"{pages} pages moved: {audit.Error}");
                Assert.Equal(store.Height, audit.Height);
            }
        }

        // Moved by SQLite alone, nothing cleaned: opening mends it, and a clean close leaves one clean file.
        RegionLedger.Open(store.Folder.Path, store.Region.Genesis, store.Region.Scheme).Dispose();
        Assert.False(File.Exists(store.Folder.File("ledger.db-wal")));
        Assert.Null(LedgerAudit.Verify(store.Folder.Path, store.Region.Genesis.Hash, store.Region.Scheme).Error);
    }

    [Fact]
    public async Task Audit_of_a_running_gateway_sees_a_whole_ledger_and_does_not_disturb_it()
    {
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        using var ledger = TestLedger.Create(region, folder.Path, meters: 3);
        using var enough = new CancellationTokenSource();
        var growing = Task.Factory.StartNew(
            Grow, enough.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        void Grow()
        {
            while (!enough.IsCancellationRequested)
            {
                ledger.CommitReadings(20);
                ledger.Ledger.SaveConsensus(new byte[2000]);
            }
        }

        long height = 0;
        var patience = Stopwatch.StartNew();
        for (var round = 0; (round < 10 || height < 20) && patience.Elapsed < TimeSpan.FromMinutes(2); round++)
        {
            var audit = LedgerAudit.Verify(folder.Path, region.Genesis.Hash, region.Scheme);
            Assert.Null(audit.Error);
            Assert.True(audit.Height >= height);
            height = audit.Height;
        }

        await enough.CancelAsync();
        await growing;
        Assert.True(height >= 20);
        ledger.CommitReadings(1);
    }

    private static SqliteConnection Move(TestFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        command.ExecuteNonQuery();
        return connection;
    }
}
