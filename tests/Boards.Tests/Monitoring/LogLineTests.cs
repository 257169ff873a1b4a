using EdgeLedger.Boards.Monitoring;

namespace EdgeLedger.Boards.Tests.Monitoring;

public sealed class LogLineTests
{
    [Fact]
    public void Log_line_is_taken_apart()
    {
        Assert.True(LogLine.TryParse("12.345 W link down: no answer", out var line));

        Assert.Equal(new LogLine("12.345", LogLevel.Warning, "link", "down: no answer"), line);
    }

    [Theory]
    [InlineData("status address=12 kind=meter")]
    [InlineData("enroll kind=meter chain=x key=y")]
    [InlineData("ets Jul 29 2019 12:21:46")]
    [InlineData("1.0 X link up")]
    [InlineData("1..0 I link up")]
    [InlineData("")]
    public void Other_lines_are_no_log(string text) => Assert.False(LogLine.TryParse(text, out _));

    [Theory]
    [InlineData("1.000 I link up", false, false)]
    [InlineData("1.000 W link lost", true, false)]
    [InlineData("1.000 E flash refuses", true, true)]
    [InlineData("1.000 W flash slow", true, true)]
    [InlineData("log 1.000 I link up", false, false)]
    [InlineData("status address=12", true, true)]
    public void Filter_shows_answers_always_and_the_log_by_level_and_part(string line, bool warnings, bool flash)
    {
        Assert.Equal(warnings, new LogFilter([], LogLevel.Warning).Shows(line));
        Assert.Equal(flash, new LogFilter(["flash", "key"], LogLevel.Info).Shows(line));
    }

    [Fact]
    public void Paint_adds_colour_and_changes_no_letter()
    {
        foreach (string line in (string[])["1.000 I link up", "log 1.000 W link lost", "1.000 E a b", "status x"])
        {
            string painted = LogPaint.Paint(line);
            Assert.NotEqual(line, painted);
            Assert.Equal(line, System.Text.RegularExpressions.Regex.Replace(painted, "\u001b\\[[0-9]+m", ""));
        }
    }
}
