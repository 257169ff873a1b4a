using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Filtering;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;
using Xunit.Abstractions;

namespace EdgeLedger.Firmware.Tests.Metering;

/// <summary>Days with one sample in a hundred twenty times too high, through the whole signal path.</summary>
/// <remarks>
/// Samples carry 0.2 % of noise (standard deviation). To see the figures:
/// <c>dotnet test tests/Firmware.Tests --filter SignalFigures --logger "console;verbosity=detailed"</c>; with
/// EDGELEDGER_MEASURED_HOUSE naming a Building_N.csv of the CityLearn Challenge 2022, measured days, too.
/// </remarks>
public sealed class SignalFiguresTests(ITestOutputHelper output)
{
    private const string Variable = "EDGELEDGER_MEASURED_HOUSE";
    private const int DaySeconds = 86_400;
    private const int PeriodSeconds = 900;
    private const int Days = 10;

    // Days with four spikes in one window of seven samples, as one day in thirty has them.
    private static readonly int[] HardDays = [45, 50, 53];

    private const int SpikeFactor = 20;
    private const double LargestEnergyError = 0.002;

    // Five standard deviations of the noise.
    private const double NoiseShare = 0.01;

    private double _worstEnergy;
    private double _worstPeak;
    private double _worstRaw;
    private int _longestRun;

    [Fact]
    public void Spiked_days_of_a_household_keep_their_energy_and_show_no_spike_as_a_peak()
    {
        foreach (int seed in Enumerable.Range(1, Days).Concat(HardDays))
        {
            RunDay(new HouseholdProfile((ulong)seed), seed, spikesPerTenThousand: 100);
        }

        Report("household, 1 % spikes");
        Assert.True(_longestRun >= 2, "no adjacent spikes: the days are too easy");
    }

    // As a bad contact makes them: up to three in a row, then a window without.
    [Fact]
    public void Runs_of_spikes_are_found_too()
    {
        for (int seed = 101; seed <= 100 + Days; seed++)
        {
            RunDay(new HouseholdProfile((ulong)seed), seed, spikesPerTenThousand: 60, runs: true);
        }

        Report("household, runs of up to three spikes");
        Assert.True(_longestRun >= 3, "no runs of three: the days are too easy");
    }

    [Fact]
    public void Spiked_days_of_a_measured_house_keep_their_energy_and_show_no_spike_as_a_peak()
    {
        // The measured data are no part of the repository: without them there is nothing to say.
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } measured) return;
        var column = EnergyColumn.Read(measured, "non_shiftable_load", rowSeconds: 3600);
        for (int seed = 1; seed <= Days; seed++)
        {
            RunDay(new ReplayProfile(column, 3600, (ulong)seed), seed, spikesPerTenThousand: 100);
        }

        Report("measured house, 1 % spikes");
    }

    private void RunDay(LoadProfile load, int seed, int spikesPerTenThousand, bool runs = false)
    {
        var random = new Random(seed);
        var meter = new EnergyMeter(new Plausibility(new MeteringSettings()));
        var sample = new MeterSample { VoltageMillivolts = 230_000 };
        var record = new OutboxRecord();
        int[] truth = new int[DaySeconds + 3];
        double raw = 0;
        int left = 0;
        int run = 0;
        for (int second = 0; second < truth.Length; second++)
        {
            truth[second] = load.PowerMilliwatts(((long)seed * DaySeconds) + second);
            double power = truth[second] * (1 + (0.002 * Normal(random)));
            bool isDay = second < DaySeconds;
            bool mayBegin = runs ? left <= -HampelFilter.WindowSamples : left <= 0;
            if (mayBegin && random.Next(10_000) < spikesPerTenThousand) left = runs ? random.Next(1, 4) : 1;
            bool isSpike = isDay && left > 0;
            left--;
            run = isSpike ? run + 1 : 0;
            _longestRun = Math.Max(_longestRun, run);
            if (isSpike) power *= SpikeFactor;
            if (isDay) raw += power;
            sample.ActivePowerMilliwatts = (int)Math.Min(power, int.MaxValue);
            meter.Add(sample, 1000);
            if ((second + 1) % PeriodSeconds == 0) JudgePeaks(meter, record, truth, second, seed);
        }

        double energy = truth.Take(DaySeconds).Sum(value => (double)value);
        double error = Math.Abs((meter.Import.MilliwattHours * 3600.0 / energy) - 1);
        _worstEnergy = Math.Max(_worstEnergy, error);
        _worstRaw = Math.Max(_worstRaw, (raw / energy) - 1);
        output.WriteLine($"seed {seed}: energy error {error:P4}, unfiltered {(raw / energy) - 1:P1}, "
            + $"{meter.ReplacedCount} samples replaced");
        Assert.True(error < LargestEnergyError, $"seed {seed}: energy error {error:P4}");
    }

    // The filter gives a sample three samples late: the period holds that much of the one before.
    private void JudgePeaks(EnergyMeter meter, OutboxRecord record, int[] truth, int second, int seed)
    {
        int first = Math.Max(0, second - PeriodSeconds + 1 - 3);
        var period = truth[first..(second - 2)];
        meter.ClosePeriod(record);
        double highest = period.Max() / 1000.0;
        double lowest = period.Min() / 1000.0;
        _worstPeak = Math.Max(_worstPeak, record.HighestWatts / highest);
        Assert.True(
            record.HighestWatts <= (highest * (1 + NoiseShare)) + 1,
            $"seed {seed}, second {second}: {record.HighestWatts} W reported, highest was {highest} W");
        Assert.True(
            record.LowestWatts >= (lowest * (1 - NoiseShare)) - 1,
            $"seed {seed}, second {second}: {record.LowestWatts} W reported, lowest was {lowest} W");

        // Loads of this house last for a minute: a peak that is not reported would be seen.
        Assert.True(
            record.HighestWatts >= (Sustained(period) * (1 - NoiseShare)) - 1,
            $"seed {seed}, second {second}: {record.HighestWatts} W reported of {Sustained(period)} W");
    }

    // Highest power of ten seconds together.
    private static double Sustained(int[] period)
    {
        int highest = 0;
        for (int i = 10; i <= period.Length; i++) highest = Math.Max(highest, period[(i - 10)..i].Min());
        return highest / 1000.0;
    }

    private void Report(string what) => output.WriteLine(
        $"{what}: worst energy error {_worstEnergy:P4} (unfiltered {_worstRaw:P1}), "
        + $"highest reported over highest true {_worstPeak:F4}, longest run {_longestRun}");

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
