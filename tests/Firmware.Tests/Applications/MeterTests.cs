using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Applications;

public sealed class MeterTests : IDisposable
{
    private const long Start = 1_790_000_100_000;

    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(Start);

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Periods_end_on_wall_clock_multiples_and_the_first_is_partial()
    {
        _region.Provision(_files, periodSeconds: 900);
        _clock.UnixMs = 1_790_000_123_456;
        var board = new TestBoard(_files, _clock, new ConstantLoad(second => 3_600_000 + (int)(second % 3)));

        Run(board, 4000);

        Assert.All(_region.Readings, reading => Assert.Equal(0, reading.UnixSeconds % 900));
        Assert.Equal(4, _region.Readings.Count);
        Assert.Equal((uint)Quality.Restart, _region.Readings[0].Quality);
        Assert.Equal(0u, _region.Readings[1].Quality);
    }

    [Fact]
    public void Reading_of_a_full_period_holds_the_energy_of_its_seconds()
    {
        _region.Provision(_files, periodSeconds: 60);
        var board = new TestBoard(_files, _clock, new ConstantLoad(_ => 3_600_000));

        Run(board, 300);

        // 3.6 kW are 1 Wh a second; three samples of delay are in both ends of a period and cancel.
        for (int i = 1; i < _region.Readings.Count; i++)
        {
            Assert.Equal(60, _region.Readings[i].ImportWh - _region.Readings[i - 1].ImportWh);
            Assert.Equal(3600, _region.Readings[i].PowerW);
            Assert.Equal(230_000, _region.Readings[i].Millivolts);
        }

        Assert.True(_region.Readings.Count >= 4);
    }

    [Fact]
    public void Late_steps_lose_no_period_and_no_energy()
    {
        _region.Provision(_files, periodSeconds: 1);
        const int seed = 9;
        var random = new Random(seed);
        var board = new TestBoard(_files, _clock);
        for (int i = 0; i < 400; i++)
        {
            _clock.Advance(random.Next(10, 4000));
            board.Meter.Step();
            board.Exchange(_region, 2);
        }

        var times = _region.Readings.Select(reading => reading.UnixSeconds).ToList();
        Assert.Equal(Enumerable.Range(0, times.Count).Select(i => times[0] + i), times);
        long seconds = times[^1] - times[0];
        long energy = _region.Readings[^1].ImportWh - _region.Readings[0].ImportWh;
        Assert.True(Math.Abs(energy - seconds) <= 16, $"seed {seed}: {energy} Wh in {seconds} s");
    }

    [Fact]
    public void Front_end_that_does_not_answer_is_flagged_and_logged()
    {
        _region.Provision(_files, periodSeconds: 10);
        var load = new ConstantLoad(_ => 1_000_000);
        var board = new TestBoard(_files, _clock, load);
        Run(board, 25);
        load.IsAbsent = true;
        Run(board, 20);

        Assert.Equal((uint)Quality.FrontEndFault, _region.Readings[^1].Quality & (uint)Quality.FrontEndFault);
        Assert.Contains(
            board.Console.Output, line => line.Contains(" E frontend does not answer", StringComparison.Ordinal));
    }

    [Fact]
    public void Clock_set_back_never_gives_two_readings_of_one_period()
    {
        _region.Provision(_files, periodSeconds: 1);
        var board = new TestBoard(_files, _clock);
        Run(board, 20);
        _clock.UnixMs -= 10_000;
        Run(board, 40);

        var times = _region.Readings.Select(reading => reading.UnixSeconds).ToList();
        Assert.Equal(times.Distinct().Order(), times);
        Assert.True(times.Count >= 45);
    }

    [Fact]
    public void Register_goes_on_after_a_restart_and_loses_no_more_than_the_last_note()
    {
        _region.Provision(_files, periodSeconds: 900, extra: "checkpoint.s=10");
        var board = new TestBoard(_files, _clock);
        board.RunSeconds(205);
        long before = board.Figure("register_mwh");

        var after = new TestBoard(_files, _clock);

        Assert.InRange(before - after.Figure("register_mwh"), 0, 11_000);
    }

    [Fact]
    public void Reboot_notes_the_register_first()
    {
        _region.Provision(_files, periodSeconds: 900);
        var board = new TestBoard(_files, _clock);
        board.RunSeconds(100);
        long before = board.Figure("register_mwh");
        board.Console.Type("reboot");
        _clock.UptimeMs++;
        board.Meter.Step();

        Assert.Equal(1, board.Power.Reboots);
        Assert.Equal(before, new TestBoard(_files, _clock).Figure("register_mwh"));
    }

    [Theory]
    [InlineData("help reboot", "help reboot: notes the state in flash and restarts")]
    [InlineData("show", "show region=river")]
    [InlineData("outbox", "outbox unsigned=")]
    [InlineData("register", "register import_mwh=")]
    [InlineData("log", "log 0.000 I start meter")]
    [InlineData("  status  ", "status address=")]
    [InlineData("sing", "unknown command")]
    public void Shell_answers(string command, string expected)
    {
        _region.Provision(_files);
        var board = new TestBoard(_files, _clock);
        board.Console.Output.Clear();
        board.Console.Type(command);
        board.RunSeconds(1);

        Assert.Contains(board.Console.Output, line => line.StartsWith(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(board.Console.Output, line => line.Contains("password", StringComparison.Ordinal));
    }

    [Fact]
    public void Step_allocates_nothing_per_sample()
    {
        _region.Provision(_files, periodSeconds: 86400, extra: "report.change.w=100");
        var load = new ConstantLoad(second => second % 500 == 0 ? 900_000 : 50_000);
        var board = new TestBoard(_files, _clock, load);
        board.RunSeconds(2000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            _clock.UnixMs += 1000;
            _clock.SteadyMs += 1000;
            board.Meter.Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Run(TestBoard board, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, 2);
        }
    }
}
