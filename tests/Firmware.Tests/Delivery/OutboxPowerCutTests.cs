using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Delivery;

/// <summary>The supply fails at each single change of the flash, in each of three ways; then the board starts
/// again.</summary>
/// <remarks>
/// Safety: no reading twice, none missing, in order, the register never backwards, no two statements with one
/// sequence. Progress: afterwards everything recorded becomes final.
/// </remarks>
public class OutboxPowerCutTests
{
    private const long Start = 1_790_000_000_000;
    private const int SecondsBeforeOutage = 6;
    private const int OutageSeconds = 150;
    private const int SecondsAfter = 20;

    [Theory]
    [InlineData(Cut.Before)]
    [InlineData(Cut.Torn)]
    [InlineData(Cut.After)]
    public void Readings_survive_a_power_cut_at_any_file_operation(Cut cut)
    {
        int changes = CountChanges();
        Assert.True(changes > 150, $"only {changes} changes: the script does not reach every kind of operation");
        for (int at = 1; at <= changes; at++) RunWithCut(at, cut);
    }

    // Two cuts: the second hits the work that follows the first.
    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Readings_survive_repeated_power_cuts(int seed)
    {
        var random = new Random(seed);
        for (int run = 0; run < 25; run++)
        {
            using var region = new TestRegion();
            var files = new MemoryFiles();
            var clock = new ManualClock(Start);
            region.Provision(files);
            for (int cut = 0; cut < 6; cut++)
            {
                files.CutAt = files.Changes + random.Next(1, 40);
                files.Cut = (Cut)random.Next(3);
                try
                {
                    Script(new TestBoard(files, clock), region);
                }
                catch (PowerCutException)
                {
                    clock.Advance(random.Next(0, 2500));
                }
            }

            files.CutAt = 0;
            Finish(new TestBoard(files, clock), region, $"seed {seed}, run {run}", atLeast: 3);
        }
    }

    private static int CountChanges()
    {
        using var region = new TestRegion();
        var files = new MemoryFiles();
        region.Provision(files);
        var board = new TestBoard(files, new ManualClock(Start));
        Script(board, region);
        Finish(board, region, "without a cut");
        return files.Changes;
    }

    private static void RunWithCut(int at, Cut cut)
    {
        using var region = new TestRegion();
        var files = new MemoryFiles { CutAt = at, Cut = cut };
        var clock = new ManualClock(Start);
        region.Provision(files);
        try
        {
            var first = new TestBoard(files, clock);
            Script(first, region);
            Finish(first, region, "not cut");
            return;
        }
        catch (PowerCutException)
        {
            files.CutAt = 0;
        }

        clock.Advance(1500);
        var board = new TestBoard(files, clock);
        Script(board, region);
        Finish(board, region, $"{cut} at change {at}");
    }

    // A live ledger, then an outage long enough for full statements and a second record file, then the ledger
    // again.
    private static void Script(TestBoard board, TestRegion region)
    {
        for (int i = 0; i < SecondsBeforeOutage; i++)
        {
            board.RunSeconds(1);
            board.Exchange(region, region.Faulty + 1);
        }

        board.Link.IsUp = false;
        board.RunSeconds(OutageSeconds);
        board.Link.IsUp = true;
        for (int i = 0; i < SecondsAfter; i++)
        {
            board.RunSeconds(1);
            board.Exchange(region, region.Faulty + 1);
        }
    }

    private static void Finish(TestBoard board, TestRegion region, string what, int atLeast = OutageSeconds)
    {
        for (int i = 0; i < 200 && board.Figure("outbox") > 0; i++)
        {
            board.Clock.UptimeMs += 1000;
            board.Meter.Step();
            board.Exchange(region, region.Faulty + 1);
        }

        Assert.True(board.Figure("outbox") == 0, what + ": not everything became final: " + board.Status());
        Assert.True(region.Refused == 0, what + ": a statement was not next in the chain");
        Assert.True(region.Readings.Count == board.Figure("final"), what + ": " + board.Status());
        Assert.True(board.Figure("lost") == 0 && region.Readings.All(reading => reading.Lost == 0), what);
        for (int i = 1; i < region.Readings.Count; i++)
        {
            var (before, after) = (region.Readings[i - 1], region.Readings[i]);
            Assert.True(after.UnixSeconds > before.UnixSeconds, $"{what}: reading {i} is not later");
            Assert.True(after.ImportWh >= before.ImportWh, $"{what}: the register ran backwards at {i}");
        }

        Assert.True(region.Readings.Count >= atLeast, what + ": too few readings");
    }
}
