using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Metering;

public class EnergyMeterTests
{
    private readonly EnergyMeter _meter = new(new Plausibility(new MeteringSettings()));
    private readonly MeterSample _sample = new() { VoltageMillivolts = 230_000 };
    private readonly OutboxRecord _record = new();

    [Fact]
    public void Meter_integrates_over_the_real_interval_when_a_sample_is_late()
    {
        Add(3_600_000, 1000, times: 10);
        Add(3_600_000, 5000);
        Add(3_600_000, 1000, times: 3);

        // 10 + 5 s at 3.6 kW are 15 Wh; the last three samples are still in the filter.
        Assert.Equal(15_000, _meter.Import.MilliwattHours);
    }

    [Fact]
    public void Meter_counts_export_apart_from_import()
    {
        Add(-3_600_000, 1000, times: 20);
        Add(3_600_000, 1000, times: 20);
        Add(0, 1000, times: 3);

        Assert.Equal(20_000, _meter.Export.MilliwattHours);
        Assert.Equal(20_000, _meter.Import.MilliwattHours);
    }

    [Fact]
    public void Meter_reports_the_mean_power_and_the_voltage_of_the_period()
    {
        Add(1_000_000, 1000, times: 30);
        Add(2_000_000, 1000, times: 33);

        _meter.ClosePeriod(_record);

        Assert.Equal(1500, _record.PowerWatts);
        Assert.Equal(230_000, _record.Millivolts);
        Assert.Equal(0, _record.Quality);
    }

    [Fact]
    public void Meter_flags_a_period_in_which_a_sample_was_replaced_and_no_later_one()
    {
        Add(100_000, 1000, times: 10);
        Add(2_000_000, 1000);
        Add(100_000, 1000, times: 10);
        _meter.ClosePeriod(_record);
        Assert.Equal(Quality.SamplesReplaced, _record.Quality);

        Add(100_000, 1000, times: 10);
        _meter.ClosePeriod(_record);
        Assert.Equal(0, _record.Quality);
    }

    [Fact]
    public void Meter_invents_no_energy_for_a_gap_that_is_too_long()
    {
        Add(3_600_000, 1000, times: 10);
        long before = _meter.Import.MilliwattHours;
        Add(3_600_000, EnergyMeter.LongestBridgedMs + 1);
        Add(3_600_000, 1000, times: 6);

        // Seven samples have come out of the filter since: three from before the gap, the one after it, which
        // stands for no time, and three more.
        Assert.Equal(before + 6_000, _meter.Import.MilliwattHours);
        _meter.ClosePeriod(_record);
        Assert.Equal(Quality.FrontEndFault, _record.Quality);
    }

    [Fact]
    public void Meter_follows_a_counter_exactly_and_takes_its_restart_for_zero()
    {
        _sample.HasEnergyCounter = true;
        _sample.IsCounterFresh = true;
        _sample.TickMilliwattMs = EnergyRegister.MilliwattMillisecondsPerMilliwattHour;
        foreach (long counter in new long[] { 5000, 6000, 9000, 1000, 1500 })
        {
            _sample.ImportTicks = counter;
            Add(0, 1000);
        }

        Assert.Equal(1000 + 3000 + 1000 + 500, _meter.Import.MilliwattHours);
    }

    [Theory]
    [InlineData(50_000_000, Quality.OutOfRange)]
    [InlineData(-50_000_000, Quality.OutOfRange)]
    public void Meter_flags_more_power_than_the_fuse_can_carry(int milliwatts, int expected)
    {
        Add(milliwatts, 1000, times: 10);
        _meter.ClosePeriod(_record);

        Assert.Equal(expected, _record.Quality);
    }

    [Fact]
    public void Meter_flags_a_value_that_has_not_moved_for_a_quarter_of_an_hour()
    {
        Add(1234, 1000, times: 2 * Plausibility.StuckSamples);
        _meter.ClosePeriod(_record);
        Assert.Equal(Quality.StuckValue, _record.Quality);
    }

    [Fact]
    public void Meter_takes_no_load_at_all_for_healthy()
    {
        Add(0, 1000, times: 2 * Plausibility.StuckSamples);
        _meter.ClosePeriod(_record);
        Assert.Equal(0, _record.Quality);
    }

    private void Add(int milliwatts, int intervalMs, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            _sample.ActivePowerMilliwatts = milliwatts;
            _meter.Add(_sample, intervalMs);
        }
    }
}
