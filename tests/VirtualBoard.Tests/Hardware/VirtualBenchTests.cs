using System.Diagnostics;
using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Tests.Hardware;

public class VirtualBenchTests
{
    private const long Start = 1_700_000_100_000;

    private static ClockAnchor Fast() => new(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Start, 1_000_000);

    private static PlayedLoad Load(string rows, int rowSeconds)
    {
        var column = EnergyColumn.Read(new StringReader("kwh\n" + rows), "test", "kwh", rowSeconds);
        return new PlayedLoad(new ReplayProfile(column, rowSeconds, 1), new MeasurementNoise(1), Start);
    }

    [Fact]
    public void Simulated_time_stays_below_its_ceiling_and_close_to_it()
    {
        var anchor = new ClockAnchor(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Start, 1000);
        var bench = new VirtualBench(anchor, TimeProvider.System, null, new BenchPosition(Start, 0));
        var real = Stopwatch.StartNew();

        for (int i = 0; i < 300; i++)
        {
            bench.Pause(1000, backlogged: false);
            Assert.True(bench.UnixMs <= anchor.At(DateTimeOffset.UtcNow));
        }

        Assert.Equal(Start + 300_000, bench.UnixMs);
        Assert.True(real.ElapsedMilliseconds >= 290);
    }

    [Fact]
    public void Backlog_makes_time_stand_still_when_it_is_played_faster_than_it_runs()
    {
        var bench = new VirtualBench(Fast(), TimeProvider.System, null, new BenchPosition(Start, 0));

        bench.Pause(1000, backlogged: true);
        Assert.Equal(Start, bench.UnixMs);

        bench.Pause(1000, backlogged: false);
        Assert.Equal(Start + 1000, bench.UnixMs);
    }

    [Fact]
    public void Backlog_does_not_hold_real_time()
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var anchor = new ClockAnchor(now - 5000, now - 5000, 1);
        var bench = new VirtualBench(anchor, TimeProvider.System, null, new BenchPosition(now - 5000, 0));

        bench.Pause(1000, backlogged: true);

        Assert.Equal(now - 4000, bench.UnixMs);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(250)]
    [InlineData(700)]
    public void A_replay_ends_with_its_energy_in_the_true_register_whatever_the_step(int stepMs)
    {
        var bench = new VirtualBench(
            Fast(), TimeProvider.System, Load("0.5\n0.0000001\n1.25", 60), new BenchPosition(Start, 0));

        for (int i = 0; i < 1000 && !bench.HasEnded; i++) bench.Pause(stepMs, backlogged: false);
        bench.Pause(stepMs, backlogged: false);

        Assert.True(bench.HasEnded);
        Assert.Equal(new BenchPosition(Start + 180_000, 1_750_000_100L * 3_600), bench.Position);
        Assert.Equal(3, bench.Rows);
    }

    [Fact]
    public void Samples_times_intervals_give_the_true_energy_but_for_noise_and_spikes()
    {
        var bench = new VirtualBench(
            Fast(), TimeProvider.System, Load("2.5", 3600), new BenchPosition(Start, 0));
        double measured = 0;
        while (!bench.HasEnded)
        {
            bench.Pause(1000, backlogged: false);
            Assert.True(bench.TryMeasure(out var sample));
            if (sample.PowerMilliwatts < 20_000_000) measured += sample.PowerMilliwatts;
        }

        Assert.InRange(measured / 9e9, 0.998, 1.002);
    }
}
