using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Tests.CommandLine;

public sealed class DurationTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("1s", 1)]
    [InlineData("15m", 900)]
    [InlineData("1h30m", 5400)]
    [InlineData("0.5h", 1800)]
    [InlineData("7d", 604800)]
    public void Duration_is_read_with_its_unit(string text, double seconds)
    {
        Assert.True(Duration.TryParse(text, out var span));
        Assert.Equal(seconds, span.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-1s")]
    [InlineData("1x")]
    [InlineData("1s 2")]
    [InlineData("1.2.3s")]
    [InlineData("99999999999999d")]
    public void Duration_is_refused_when_unit_or_number_is_missing_or_absurd(string text) =>
        Assert.False(Duration.TryParse(text, out _));

    [Theory]
    [InlineData("15m")]
    [InlineData("1h")]
    [InlineData("90s")]
    [InlineData("250ms")]
    public void Duration_is_written_in_its_largest_exact_unit(string text)
    {
        Assert.True(Duration.TryParse(text, out var span));
        Assert.Equal(text, Duration.Format(span));
    }
}
