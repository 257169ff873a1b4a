using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Metering;

/// <summary>Each thing that is not plausible sets its bit and no other, and changes no energy.</summary>
public class PlausibilityTests
{
    private readonly MeterSample _sample = new() { VoltageMillivolts = 230_000 };
    private readonly OutboxRecord _record = new();

    [Theory]
    [InlineData("power.step.max.w=1000", Quality.RateOfChange)]
    [InlineData("power.step.max.w=4000", 0)]
    [InlineData("power.max.w=3000", Quality.OutOfRange)]
    public void Step_or_power_beyond_what_was_set_is_flagged_and_counted(string setting, int expected)
    {
        var meter = MeterOf(setting);
        Add(meter, 500_000, 20);
        Add(meter, 3_400_000, 20);

        // Three samples are still in the filter. The step of 2.9 kW is within the range that 3 kW allows.
        Assert.Equal(expected, QualityOf(meter));
        Assert.Equal((20 * 500_000L * 1000) + (17 * 3_400_000L * 1000), EnergyOf(meter));
    }

    [Theory]
    [InlineData(230_000, 10_000, 2_300_000, -1, 0)]
    [InlineData(230_000, 10_000, 2_700_000, -1, Quality.PowerFactor)]
    [InlineData(230_000, 10_000, -2_700_000, -1, Quality.PowerFactor)]
    [InlineData(230_000, 10_000, 1_000_000, 1001, Quality.PowerFactor)]
    [InlineData(230_000, 10_000, 1_000_000, 435, 0)]
    [InlineData(230_000, 10, 6_000, -1, 0)]
    public void More_active_than_apparent_power_is_flagged(
        int millivolts, int milliamps, int milliwatts, int powerFactor, int expected)
    {
        var meter = MeterOf("export=1");
        _sample.VoltageMillivolts = millivolts;
        _sample.CurrentMilliamps = milliamps;
        _sample.PowerFactorPerMille = powerFactor;
        Add(meter, milliwatts, 20);

        Assert.Equal(expected, QualityOf(meter));
    }

    [Theory]
    [InlineData(183_000, 5000, Quality.Grid)]
    [InlineData(265_000, 5000, Quality.Grid)]
    [InlineData(230_000, 4400, Quality.Grid)]
    [InlineData(230_000, 6600, Quality.Grid)]
    [InlineData(185_000, 5000, 0)]
    [InlineData(264_000, 6000, 0)]
    public void Voltage_and_frequency_that_no_grid_has_are_flagged(int millivolts, int centihertz, int expected)
    {
        var meter = MeterOf("");
        _sample.VoltageMillivolts = millivolts;
        _sample.FrequencyCentihertz = centihertz;
        Add(meter, 100_000, 20);

        Assert.Equal(expected, QualityOf(meter));
    }

    // 1 kW for ten minutes are 166 Wh.
    [Theory]
    [InlineData(1.0, 0)]
    [InlineData(0.9, 0)]
    [InlineData(0.5, Quality.RegisterMismatch)]
    [InlineData(2.0, Quality.RegisterMismatch)]
    public void Counter_that_tells_another_story_than_the_power_is_flagged_and_counts(double factor, int expected)
    {
        var meter = MeterOf("");
        UseCounter(tickMilliwattHours: 1);
        for (int second = 0; second <= 600; second++)
        {
            _sample.ImportTicks = (long)(second * factor * 1_000_000 / 3600);
            _sample.VoltageMillivolts = 230_000 + (second % 2);
            Add(meter, 1_000_000, 1);
        }

        Assert.Equal(expected, QualityOf(meter));
        Assert.InRange(meter.Import.MilliwattHours, (long)(factor * 166_000), (long)(factor * 167_000) + 2_000);
    }

    [Fact]
    public void Counter_that_runs_backwards_or_jumps_is_flagged()
    {
        var meter = MeterOf("");
        UseCounter(tickMilliwattHours: 1000);
        foreach (long ticks in new long[] { 500, 500, 2 })
        {
            _sample.ImportTicks = ticks;
            Add(meter, 0, 1);
        }

        Assert.Equal(Quality.RegisterMismatch, QualityOf(meter));
        Assert.Equal(2_000, meter.Import.MilliwattHours);

        _sample.ImportTicks = 900_000;
        Add(meter, 0, 1);
        Assert.Equal(Quality.RegisterMismatch, QualityOf(meter));
        Assert.Equal(2_000, meter.Import.MilliwattHours);
    }

    // What the filter takes off is not silently gone: register and account together are what the front end said.
    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void Register_and_what_the_filter_removed_are_the_raw_energy(int seed)
    {
        var random = new Random(seed);
        var meter = MeterOf("");
        long raw = 0;
        var recent = new Queue<long>();
        for (int i = 0; i < 20_000; i++)
        {
            int milliwatts = random.Next(50) == 0 ? 20_000_000
                : random.Next(100) == 0 ? 0
                : 700_000 + random.Next(99);
            int intervalMs = random.Next(900, 1100);
            recent.Enqueue((long)milliwatts * intervalMs);
            if (recent.Count > 3) raw += recent.Dequeue();
            _sample.ActivePowerMilliwatts = milliwatts;
            meter.Add(_sample, intervalMs);
        }

        Assert.True(meter.ReplacedCount > 100 && meter.RemovedMilliwattMs != 0, $"seed {seed}");
        Assert.True(raw == EnergyOf(meter) + meter.RemovedMilliwattMs, $"seed {seed}");
    }

    private static EnergyMeter MeterOf(string settings)
    {
        string text = "region=a\nchain=a-0123456789abcdef\nbroker.host=b\nkind=meter\n" + settings;
        Assert.True(BoardSettings.TryParse(Encoding.UTF8.GetBytes(text), out var parsed, out string error), error);
        return new EnergyMeter(new Plausibility(parsed.Metering));
    }

    private static long EnergyOf(EnergyMeter meter) =>
        (meter.Import.MilliwattHours * EnergyRegister.MilliwattMillisecondsPerMilliwattHour)
        + meter.Import.Remainder;

    private void UseCounter(int tickMilliwattHours)
    {
        _sample.HasEnergyCounter = true;
        _sample.IsCounterFresh = true;
        _sample.TickMilliwattMs = (long)tickMilliwattHours * EnergyRegister.MilliwattMillisecondsPerMilliwattHour;
    }

    private void Add(EnergyMeter meter, int milliwatts, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _sample.ActivePowerMilliwatts = milliwatts;
            meter.Add(_sample, 1000);
        }
    }

    private int QualityOf(EnergyMeter meter)
    {
        meter.ClosePeriod(_record);
        return _record.Quality;
    }
}
