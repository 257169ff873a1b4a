using EdgeLedger.Node.Telemetry;

namespace EdgeLedger.Node.Tests.Telemetry;

public sealed class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.5, 500)]
    [InlineData(0.95, 950)]
    [InlineData(1.0, 1000)]
    public void Quantile_is_right_to_an_eighth(double share, double expectedMs)
    {
        var latencies = new LatencyHistogram();
        for (int ms = 1; ms <= 1000; ms++) latencies.Add(ms);

        Assert.InRange(latencies.Quantile(share), expectedMs * 0.875, expectedMs * 1.125);
    }

    [Fact]
    public void Without_latencies_there_is_no_quantile() => Assert.Equal(0, new LatencyHistogram().Quantile(0.5));

    [Fact]
    public void Cumulative_counts_never_fall_and_end_with_all()
    {
        var latencies = new LatencyHistogram();
        for (int ms = 1; ms <= 1000; ms++) latencies.Add(ms);
        long[] counts = [.. Enumerable.Range(0, 20).Select(power => latencies.CountUpTo(1 << power))];

        Assert.Equal(counts.Order(), counts);
        Assert.Equal(1000, counts[^1]);
    }
}
