using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Firmware.Tests.Applications;

/// <summary>What a meter says beside its periods: changes, lowest and highest power.</summary>
public sealed class MeterReportTests : IDisposable
{
    private const long Start = 1_790_000_100_000;
    private const uint OnChange = Core.Metering.Quality.OnChange;

    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(Start);

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Step_of_power_is_reported_at_once_and_only_once()
    {
        Run("report.change.w=500\nreport.change.min.s=20", 1000, second => second < 100 ? 100_000 : 2_100_000);

        var change = Assert.Single(_region.Readings, IsChange);
        Assert.InRange(change.UnixSeconds, (Start / 1000) + 103, (Start / 1000) + 108);
        Assert.Equal(2100, change.PowerW);
        Assert.InRange(change.ImportWh, 2, 5);
        Assert.Equal(2, _region.Readings.Count);
        Assert.Equal((Start / 1000 / 900 * 900) + 900, _region.Readings[1].UnixSeconds);
    }

    [Fact]
    public void Restless_load_is_reported_no_more_often_than_asked_for()
    {
        Run(
            "report.change.w=500\nreport.change.min.s=30", 850,
            second => second / 10 % 2 == 0 ? 100_000 : 2_100_000);

        var times = _region.Readings.Where(IsChange).Select(reading => reading.UnixSeconds).ToList();
        Assert.InRange(times.Count, 20, 850 / 30);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 30));
    }

    [Theory]
    [InlineData("report.change.w=0", 2_000_000, 60)]
    [InlineData("report.change.w=500", 400_000, 60)]
    [InlineData("report.change.w=500", 2_000_000, 2)]
    public void Neither_a_small_change_nor_a_blink_is_reported(string setting, int milliwatts, int seconds)
    {
        Run(setting, 850, second => second is >= 200 and < 800 && second % 100 < seconds ? milliwatts : 3_000);

        Assert.DoesNotContain(_region.Readings, IsChange);
    }

    // The deadband is one of reporting: 3 W of standing power are far below it, and all of their energy is there.
    [Fact]
    public void Energy_is_the_same_whatever_is_reported()
    {
        static int Load(long second) => second / 40 % 3 == 0 ? 1_500_000 : 3_000;
        var plain = Run("", 2000, Load);
        long without = plain.Figure("register_mwh");

        using var region = new TestRegion();
        var files = new MemoryFiles();
        region.Provision(files, periodSeconds: 900, extra: "report.change.w=100\nreport.change.min.s=5");
        var board = new TestBoard(files, new ManualClock(Start), new ConstantLoad(Load));
        for (int i = 0; i < 2000; i++)
        {
            board.RunSeconds(1);
            board.Exchange(region, 2);
        }

        Assert.True(region.Readings.Count(IsChange) > 10);
        Assert.Equal(without, board.Figure("register_mwh"));
        foreach (var reading in _region.Readings)
        {
            Assert.Contains(region.Readings, other =>
                other.UnixSeconds == reading.UnixSeconds && other.ImportWh == reading.ImportWh
                && other.PowerW == reading.PowerW);
        }
    }

    [Fact]
    public void Reading_carries_lowest_and_highest_power_when_asked_to()
    {
        Run("report.extremes=1", 1900, Load);

        Assert.Equal((100L, 2100L), (_region.Readings[0].LowestPowerW, _region.Readings[0].HighestPowerW));
        Assert.Equal((100L, 100L), (_region.Readings[1].LowestPowerW, _region.Readings[1].HighestPowerW));

        // A minute of kettle, and a spike that is no peak.
        static int Load(long second) =>
            second == 500 ? 40_000_000 : second is >= 300 and < 360 ? 2_100_000 : 100_000;
    }

    [Fact]
    public void Reading_carries_no_extremes_unless_asked_to()
    {
        Run("", 1000, _ => 100_000);

        Assert.Null(Assert.Single(_region.Readings).HighestPowerW);
    }

    private static bool IsChange(Reading reading) => (reading.Quality & OnChange) != 0;

    private TestBoard Run(string settings, int seconds, Func<long, int> milliwattsAt)
    {
        _region.Provision(_files, periodSeconds: 900, extra: settings);
        var board = new TestBoard(_files, _clock, new ConstantLoad(milliwattsAt));
        for (int i = 0; i < seconds; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, 2);
        }

        return board;
    }
}
