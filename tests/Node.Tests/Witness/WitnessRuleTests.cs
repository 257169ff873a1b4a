using EdgeLedger.Node.Witness;
using EdgeLedger.Node.Witness.Rules;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Witness;

/// <summary>Each rule by itself: what it doubts, and what it must let pass.</summary>
public sealed class WitnessRuleTests
{
    private const long Start = 1_700_000_000;

    private static readonly WitnessSettings Settings = new() { MaxPowerW = 10_000 };

    private static Reading Before => new() { UnixSeconds = Start, ImportWh = 5000, ExportWh = 100, PowerW = 400 };

    private static Reading Now => Before with { UnixSeconds = Start + 900, ImportWh = 5100 };

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void Time_goes_forward(int seconds, bool isDoubted)
    {
        var rule = new TimeWindowRule(Settings);
        var reading = Now with { UnixSeconds = Start + seconds };

        Assert.Equal(isDoubted, rule.Doubts(Case(reading)));
        Assert.False(rule.Doubts(Case(reading with { Quality = (uint)ReadingQuality.ClockNotSynchronised })));
        Assert.False(rule.Doubts(Case(reading) with { Before = null }));
    }

    // DESIGN: lateness is a flag, not a fault; but no outbox keeps a reading for years.
    [Fact]
    public void Reading_may_be_late_by_days_and_not_by_years()
    {
        var rule = new TimeWindowRule(Settings);
        Assert.False(rule.Doubts(Case(Now) with { ClockUnixSeconds = Start + (30 * 86_400) }));
        Assert.True(rule.Doubts(Case(Now) with { ClockUnixSeconds = Start + (500L * 86_400) }));
    }

    public static TheoryData<string, long, bool> Quantities => new()
    {
        { "power", 10_000, false }, { "power", 10_001, true }, { "power", -10_001, true },
        { "lowest", -10_001, true }, { "highest", 10_001, true },
        { "voltage", 230_000, false }, { "voltage", 0, false }, { "voltage", 90_000, true }, { "voltage", 310_000, true },
        { "current", 100_000, false }, { "current", 100_001, true },
        { "frequency", 5000, false }, { "frequency", 0, false }, { "frequency", 4400, true }, { "frequency", 6600, true },
    };

    // OBIS 16.7.0, 16.3.0, 16.6.0, 32.7.0, 31.7.0, 14.7.0.
    [Theory]
    [MemberData(nameof(Quantities))]
    public void Quantity_lies_where_connection_and_grid_can_be(string quantity, long value, bool isDoubted)
    {
        var reading = quantity switch
        {
            "power" => Now with { PowerW = value },
            "lowest" => Now with { LowestPowerW = value },
            "highest" => Now with { HighestPowerW = value },
            "voltage" => Now with { Millivolts = value },
            "current" => Now with { Milliamps = value },
            _ => Now with { Centihertz = value },
        };
        Assert.Equal(isDoubted, new RangeRule(Settings).Doubts(Case(reading)));
    }

    // 10 kW for a quarter of an hour is 2.5 kWh.
    [Theory]
    [InlineData(2500, 0, false)]
    [InlineData(2600, 0, true)]
    [InlineData(0, 2600, true)]
    public void Register_advances_no_faster_than_the_connection_carries(long import, long export, bool isDoubted)
    {
        var reading = Now with { ImportWh = 5000 + import, ExportWh = 100 + export };
        Assert.Equal(isDoubted, new RateOfChangeRule().Doubts(Case(reading)));
    }

    [Theory]
    [InlineData(5000, 100, false)]
    [InlineData(4999, 100, true)]
    [InlineData(5000, 99, true)]
    public void Register_never_runs_backwards(long import, long export, bool isDoubted)
    {
        var rule = new RegisterBackwardsRule();
        var reading = Now with { ImportWh = import, ExportWh = export };
        Assert.Equal(isDoubted, rule.Doubts(Case(reading)));
        Assert.False(rule.Doubts(Case(reading) with { Before = null }));
    }

    // 400 W for 900 s are 100 Wh; the floor is 30 Wh, the share 20 %.
    [Theory]
    [InlineData(100, false)]
    [InlineData(149, false)]
    [InlineData(151, true)]
    [InlineData(49, true)]
    public void Register_advances_by_power_times_time(long wattHours, bool isDoubted)
    {
        var reading = Now with { ImportWh = 5000 + wattHours };
        Assert.Equal(isDoubted, new RegisterPowerRule(Settings).Doubts(Case(reading)));
    }

    [Theory]
    [InlineData(ReadingQuality.OnChange)]
    [InlineData(ReadingQuality.Restarted)]
    [InlineData(ReadingQuality.FrontEndFault)]
    public void Power_is_not_compared_where_it_is_not_the_mean_of_the_whole_period(ReadingQuality quality)
    {
        var rule = new RegisterPowerRule(Settings);
        var reading = Now with { ImportWh = 9000 };
        Assert.True(rule.Doubts(Case(reading)));
        Assert.False(rule.Doubts(Case(reading with { Quality = (uint)quality })));
        Assert.False(rule.Doubts(Case(reading with { Lost = 1 })));
        Assert.False(rule.Doubts(Case(reading) with { PeriodStart = null }));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(109, false)]
    [InlineData(112, true)]
    [InlineData(88, true)]
    public void Two_meters_at_one_point_agree(double second, bool isDoubted)
    {
        var rule = new SecondPathRule(Settings);
        Assert.Equal(isDoubted, rule.Doubts(Case(Now) with { SecondWh = second }));
        Assert.False(rule.Doubts(Case(Now)));
    }

    private static WitnessCase Case(Reading now) =>
        new(now, Before, Before, Start + 1000, Settings.MaxPowerW, ImbalanceShare: 0, SecondWh: null);
}
