using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Tests.Shell;

public class TypedLineTests
{
    private readonly TypedLine _line = new();

    [Theory]
    [InlineData("status\r\n", "status")]
    [InlineData("\n\r\nshow\n", "show")]
    [InlineData("sho\u007fow\b\b\b\bstatus\r", "status")]
    [InlineData("\b\b\u007fhelp\n", "help")]
    public void Line_is_what_stands_before_its_end(string typed, string expected) =>
        Assert.Equal([expected], Type(typed));

    // "switch 0 on" must not come of a longer line that begins with it.
    [Fact]
    public void Line_that_is_too_long_is_dropped_whole_and_the_next_is_heard()
    {
        string longest = new('x', TypedLine.LongestBytes);
        Assert.Equal([longest], Type(longest + "\n"));
        Assert.False(_line.WasTooLong);

        Assert.Empty(Type("switch 0 on" + new string(' ', TypedLine.LongestBytes) + "\n"));
        Assert.True(_line.WasTooLong);
        Assert.Empty(Type(new string('y', 100_000)));
        Assert.Empty(Type("\n"));
        Assert.Equal(["status"], Type("status\n"));
        Assert.False(_line.WasTooLong);
    }

    private List<string> Type(string text)
    {
        var lines = new List<string>();
        foreach (char c in text)
        {
            if (_line.Take(c) is { } line) lines.Add(line);
        }

        return lines;
    }
}
