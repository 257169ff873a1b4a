using EdgeLedger.Firmware.Core.Filtering;

namespace EdgeLedger.Firmware.Tests.Filtering;

public class ExponentialSmoothingTests
{
    [Fact]
    public void Smoothing_starts_at_the_first_sample()
    {
        var smoothing = new ExponentialSmoothing(3);

        smoothing.Add(230_000);

        Assert.Equal(230_000, smoothing.Value);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    [InlineData(1)]
    public void Smoothing_ends_exactly_at_a_constant_value(int value)
    {
        var smoothing = new ExponentialSmoothing(4);
        smoothing.Add(0);
        for (int i = 0; i < 400; i++) smoothing.Add(value);

        Assert.Equal(value, smoothing.Value);
    }

    [Fact]
    public void Smoothing_has_gone_two_thirds_of_a_step_after_one_time_constant()
    {
        var smoothing = new ExponentialSmoothing(3);
        smoothing.Add(0);
        for (int i = 0; i < 8; i++) smoothing.Add(10_000);

        Assert.InRange(smoothing.Value, 6_300, 6_700);
    }
}
