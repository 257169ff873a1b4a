using EdgeLedger.Firmware.Core.Filtering;

namespace EdgeLedger.Firmware.Tests.Filtering;

public class HampelFilterTests
{
    [Fact]
    public void Filter_keeps_the_energy_of_a_noisy_load_with_spikes()
    {
        const int seed = 20261122;
        var random = new Random(seed);
        var filter = new HampelFilter(floor: 250, relativeShift: 6);
        long truth = 0;
        long filteredSum = 0;
        int[] truths = new int[20_000];
        for (int i = 0; i < truths.Length; i++)
        {
            truths[i] = i / 500 % 2 == 0 ? 150_000 : 2_150_000;
            double noise = 1 + 0.002 * (random.NextDouble() + random.NextDouble() - 1);
            int sample = (int)(truths[i] * noise);
            if (random.Next(2000) == 0) sample *= 20;
            if (!filter.TryFilter(sample, out int filtered)) continue;
            truth += truths[i - HampelFilter.DelaySamples];
            filteredSum += filtered;
        }

        double error = Math.Abs((double)filteredSum / truth - 1);
        Assert.True(error < 0.0005, $"seed {seed}: error {error:P3}");
    }

    // The filter keeps its window sorted as it goes: compared with sorting it anew each time.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Filter_agrees_with_the_definition_on_random_samples(int seed)
    {
        var random = new Random(seed);
        var filter = new HampelFilter(floor: 3, relativeShift: 31);
        var window = new List<int>();
        for (int i = 0; i < 5000; i++)
        {
            int sample = random.Next(8) == 0 ? random.Next(-500, 500) : random.Next(-5, 6);
            window.Add(sample);
            if (window.Count > HampelFilter.WindowSamples) window.RemoveAt(0);
            bool has = filter.TryFilter(sample, out int filtered);
            Assert.Equal(i >= HampelFilter.DelaySamples, has);
            if (window.Count < HampelFilter.WindowSamples) continue;

            Assert.True(Expected(window, floor: 3) == filtered, $"seed {seed}, sample {i}");
        }
    }

    private static int Expected(List<int> window, int floor)
    {
        int median = Middle(window);
        int mad = Middle([.. window.Select(sample => Math.Abs(sample - median))]);
        int centre = window[HampelFilter.DelaySamples];
        int distance = Math.Abs(centre - median);
        bool isOutlier = distance > mad * 4555L / 1024 || StandsOutFromBothSides(window, floor);
        return distance > floor && isOutlier ? median : centre;
    }

    private static bool StandsOutFromBothSides(List<int> window, int floor)
    {
        var before = window[..HampelFilter.DelaySamples];
        var after = window[(HampelFilter.DelaySamples + 1)..];
        int[] levels = [Middle(before), Middle(after)];
        int centre = window[HampelFilter.DelaySamples];
        int distance = Math.Max(centre - levels.Max(), levels.Min() - centre);
        int restlessness = before.Select(sample => Math.Abs(sample - levels[0]))
            .Concat(after.Select(sample => Math.Abs(sample - levels[1])))
            .OrderDescending().ElementAt(1);
        return distance > floor && distance > 4L * restlessness;
    }

    private static int Middle(List<int> values) => values.Order().ElementAt(values.Count / 2);
}
