using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Tests.Loads;

public class MeasurementNoiseTests
{
    private const int Samples = 1_000_000;
    private const int Power = 1_000_000;

    [Fact]
    public void Noise_is_small_and_has_no_mean()
    {
        var noise = new MeasurementNoise(seed: 42);
        double sum = 0, squares = 0;
        int count = 0;
        for (int second = 0; second < Samples; second++)
        {
            noise.Measure(second, Power, out var measurement);
            double error = ((double)measurement.PowerMilliwatts / Power) - 1;
            if (error > 1) continue;
            sum += error;
            squares += error * error;
            count++;
        }

        // 0.2 % over a million samples leaves 2e-6 of standard error.
        Assert.InRange(sum / count, -1e-5, 1e-5);
        Assert.InRange(Math.Sqrt(squares / count), 0.0019, 0.0021);
    }

    // Twenty seeds: left to chance alone, some five of the ten thousand spikes would have a neighbour.
    [Fact]
    public void Spikes_are_single_and_as_rare_as_promised()
    {
        int spikes = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var noise = new MeasurementNoise(seed);
            bool last = false;
            for (int second = 0; second < Samples; second++)
            {
                noise.Measure(second, Power, out var measurement);
                bool spike = measurement.PowerMilliwatts > 2 * Power;
                if (spike)
                {
                    Assert.False(last, $"seed {seed}: two spikes in a row at {second}");
                    Assert.InRange(measurement.PowerMilliwatts, 19 * Power, 21 * Power);
                    spikes++;
                }

                last = spike;
            }
        }

        Assert.InRange(spikes, 20 * 450, 20 * 550);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_250_000_000)]
    public void Extremes_stay_within_32_bits_and_zero_stays_zero(int power)
    {
        var noise = new MeasurementNoise(seed: 1);
        for (int second = 0; second < 20_000; second++)
        {
            noise.Measure(second, power, out var measurement);
            Assert.True(power == 0 ? measurement.PowerMilliwatts == 0 : measurement.PowerMilliwatts > 0);
            Assert.True(measurement.CurrentMilliamps >= 0);
        }
    }

    [Fact]
    public void Voltage_and_frequency_are_those_of_a_grid()
    {
        var noise = new MeasurementNoise(seed: 9);
        for (int second = 0; second < 100_000; second++)
        {
            noise.Measure(second, 2_000_000, out var measurement);
            Assert.InRange(measurement.VoltageMillivolts, 220_000, 240_000);
            Assert.InRange(measurement.FrequencyCentihertz, 4990, 5010);
        }
    }
}
