using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Fixtures;
using Xunit.Abstractions;

namespace EdgeLedger.Ledger.Tests.Faults;

/// <summary>
/// The disk fails a real process at its k-th call: it stops with a sentence, and what it called durable is durable.
/// </summary>
public sealed class SystemCallFaultTests(ITestOutputHelper output)
{
    private const int Rounds = 12;

    // The first calls make the store, those of a round follow, the last ones close it; the seed shifts which.
    public static TheoryData<string, string, int> Faults()
    {
        var data = new TheoryData<string, string, int>();
        var seed = Environment.TickCount % 7;
        foreach (var (call, error, step, last) in new[]
        {
            ("pwrite64", "EIO", 17, 132), ("pwrite64", "ENOSPC", 29, 132), ("fsync", "EIO", 5, 40),
            ("fsync", "ENOSPC", 19, 40), ("ftruncate", "EIO", 1, 3),
        })
        {
            for (var at = 1 + (seed % step); at <= last; at += step) data.Add(call, error, at);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Failed_call_stops_the_writer_and_nothing_that_was_durable_is_lost(string call, string error, int at)
    {
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        var genesis = folder.File("genesis.cbor");
        File.WriteAllBytes(genesis, region.Genesis.Encode());

        // From that call on every one fails, as on a disk that is gone: a retry that succeeded would hide the loss.
        var run = FaultyRun.Under($"{call}:error={error}:when={at}+", folder, genesis, Rounds);
        output.WriteLine($"{call} {error} from {at}: exit {run.ExitCode}, vote {run.Vote}: {run.Error}");

        AssertOneSentence(run);
        AssertNothingLost(folder, region, run);
    }

    [Theory]
    [InlineData("fsync", 12)]
    [InlineData("fsync", 19)]
    [InlineData("pwrite64", 60)]
    public void Call_that_fails_once_is_not_tried_again(string call, int at)
    {
        using var folder = new TestFolder();
        var region = TestRegion.Cheap();
        var genesis = folder.File("genesis.cbor");
        File.WriteAllBytes(genesis, region.Genesis.Encode());

        var run = FaultyRun.Under($"{call}:error=EIO:when={at}", folder, genesis, Rounds);

        Assert.Equal(1, run.ExitCode);
        AssertOneSentence(run);
        AssertNothingLost(folder, region, run);
    }

    [Fact]
    public void Full_disk_stops_the_writer_and_room_lets_it_go_on()
    {
        using var parent = new TestFolder();
        using var disk = SmallDisk.TryMount(parent.Path, kilobytes: 700);
        if (disk is null)
        {
            output.WriteLine("not run: this user may not mount a small disk");
            return;
        }

        var region = TestRegion.Cheap();
        var genesis = parent.File("genesis.cbor");
        File.WriteAllBytes(genesis, region.Genesis.Encode());
        var run = FaultyRun.Under(null, parent, genesis, 10_000);
        output.WriteLine(run.ToString());
        Assert.Equal(1, run.ExitCode);
        AssertOneSentence(run);
        Assert.Contains("is full", run.Error, StringComparison.Ordinal);
        Assert.True(run.Vote > 0, "it had begun");
        var again = FaultyRun.Under(null, parent, genesis, 10_000);
        Assert.Equal(1, again.ExitCode);
        AssertOneSentence(again);

        disk.Resize(kilobytes: 16_000);
        AssertNothingLost(parent, region, again.Vote > run.Vote ? again : run);
    }

    private static void AssertOneSentence(FaultyRun run)
    {
        if (run.ExitCode == 0) return;
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The disk that holds ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', run.Error);
    }

    private static void AssertNothingLost(TestFolder folder, TestRegion region, FaultyRun run)
    {
        using (var ledger = RegionLedger.Open(folder.Path, region.Genesis, region.Scheme))
        {
            // What was being saved when the call failed was not sent; it may be there or not.
            var vote = StoreWriter.VoteIn(ledger.LoadConsensus());
            Assert.InRange(vote, run.Vote, run.Vote + 1);
            Assert.InRange(ledger.Height, run.Block, run.Block + 1);
        }

        Assert.Null(LedgerAudit.Verify(folder.Path, region.Genesis.Hash, region.Scheme).Error);
        var after = FaultyRun.Under(null, folder, folder.File("genesis.cbor"), 2);
        Assert.Equal((0, ""), (after.ExitCode, after.Error));
    }
}
