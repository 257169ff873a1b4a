using System.Diagnostics;
using System.Globalization;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Tests.Loads;

public class ReplayProfileTests
{
    private static EnergyColumn Column(params string[] rows) =>
        EnergyColumn.Read(new StringReader("kwh\n" + string.Join('\n', rows)), "test", "kwh", 3600);

    [Fact]
    public void After_any_number_of_rows_the_true_energy_is_the_rounded_sum_of_the_rows()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 200)
            .Select(_ => (decimal)(random.NextDouble() * Math.Pow(10, random.Next(-8, 1)))).ToArray();
        var column = Column([.. rows.Select(row => row.ToString(CultureInfo.InvariantCulture))]);
        var profile = new ReplayProfile(column, 3600, seed: 1);

        long played = 0;
        decimal sum = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            long start = row * 3600L;
            for (int second = 0; second < 3600; second++) played += profile.PowerMilliwatts(start + second);
            sum += rows[row];
            Assert.True(played == (long)decimal.Round(sum * 3_600_000_000m), $"seed {seed}, row {row}");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_seconds_in_any_order_and_another_seed_others()
    {
        var column = Column("1.5", "0.7", "2.25");
        var forward = new ReplayProfile(column, 3600, seed: 11);
        var backward = new ReplayProfile(column, 3600, seed: 11);
        var other = new ReplayProfile(column, 3600, seed: 12);

        var first = Enumerable.Range(0, 3 * 3600).Select(second => forward.PowerMilliwatts(second)).ToArray();
        var second = Enumerable.Range(0, 3 * 3600).Reverse().Select(s => backward.PowerMilliwatts(s)).Reverse();

        Assert.Equal(first, second);
        Assert.NotEqual(first, Enumerable.Range(0, 3 * 3600).Select(s => other.PowerMilliwatts(s)));
        Assert.Equal(forward.Fingerprint, backward.Fingerprint);
        Assert.NotEqual(forward.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void Reading_on_allocates_nothing_and_gives_half_a_million_samples_a_second()
    {
        var column = Column([.. Enumerable.Repeat("1.234567", 400)]);
        var load = new PlayedLoad(new ReplayProfile(column, 3600, 1), new MeasurementNoise(1), 0);
        Play(load, 0, 20);
        var fastest = TimeSpan.MaxValue;

        // The fastest of many short stretches: other processes may share the processor.
        for (int row = 20; row < 400; row += 4)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            Play(load, row, row + 4);
            var elapsed = Stopwatch.GetElapsedTime(start);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
            if (elapsed < fastest) fastest = elapsed;
        }

        double perSecond = 4 * 3600 / fastest.TotalSeconds;
        Assert.True(perSecond > 500_000, $"{perSecond:N0} samples a second");
    }

    private static void Play(PlayedLoad load, int fromRow, int toRow)
    {
        long energy = 0;
        for (long ms = fromRow * 3_600_000L; ms < toRow * 3_600_000L; ms += 1000)
        {
            energy += load.EnergyMilliwattMs(ms, ms + 1000);
            load.Measure(ms + 1000, out var measurement);
            energy += measurement.CurrentMilliamps & 1;
        }

        Assert.True(energy > 0);
    }
}
