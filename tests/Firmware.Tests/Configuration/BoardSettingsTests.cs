using System.Text;
using EdgeLedger.Firmware.Core.Configuration;

namespace EdgeLedger.Firmware.Tests.Configuration;

public class BoardSettingsTests
{
    private const string Good = "region=river\nchain=river-0123456789abcdef\nbroker.host=10.0.0.1\nkind=meter\n";

    [Fact]
    public void Settings_are_read_with_comments_blank_lines_and_windows_line_ends()
    {
        var settings = Parse("# made by hand\r\n\r\n" + Good.Replace("\n", "\r\n")
            + " period.s = 60 \r\nbroker.password=a=b\r\nfirst.seq=2\r\nrelay.pins=26, 25\r\n");

        Assert.Equal("river", settings.Chain.Region);
        Assert.Equal(60, settings.Reporting.PeriodSeconds);
        Assert.Equal("a=b", settings.Link.BrokerPassword);
        Assert.Equal(2, settings.Chain.FirstSequence);
        Assert.Equal([26, 25], settings.Switching.RelayPins);
        Assert.Equal(1883, settings.Link.BrokerPort);
    }

    [Theory]
    [InlineData("period.s=7", "divides a day")]
    [InlineData("period.s=0", "divides a day")]
    [InlineData("period.s=15m", "divides a day")]
    [InlineData("period.s=-900", "divides a day")]
    [InlineData("broker.port=70000", "1 to 65535")]
    [InlineData("kind=toaster", "meter or actuator")]
    [InlineData("region=River", "a-z")]
    [InlineData("chain=river", "16 hex digits")]
    [InlineData("first.prev=00ff", "64 hex digits")]
    [InlineData("first.seq=0", "from 1")]
    [InlineData("relay.pins=1,two", "GPIO")]
    [InlineData("no equals sign", "key=value")]
    public void Settings_with_a_wrong_value_are_refused_with_the_line_and_the_reason(string line, string reason)
    {
        Assert.False(BoardSettings.TryParse(Encoding.UTF8.GetBytes(Good + line), out _, out string error));

        Assert.StartsWith("settings line 5: ", error);
        Assert.Contains(reason, error);
    }

    [Theory]
    [InlineData("region")]
    [InlineData("chain")]
    [InlineData("broker.host")]
    [InlineData("kind")]
    public void Settings_that_lack_a_key_are_refused_with_its_name(string key)
    {
        string text = string.Join(
            '\n', Good.Split('\n').Where(line => !line.StartsWith(key + "=", StringComparison.Ordinal)));

        Assert.False(BoardSettings.TryParse(Encoding.UTF8.GetBytes(text), out _, out string error));

        Assert.Equal("settings lack " + key, error);
    }

    [Fact]
    public void Settings_whose_chain_is_of_another_region_are_refused()
    {
        byte[] text = Encoding.UTF8.GetBytes(Good.Replace("region=river", "region=lake"));

        Assert.False(BoardSettings.TryParse(text, out _, out string error));

        Assert.Contains("is not of region lake", error);
    }

    [Fact]
    public void Missing_settings_are_refused()
    {
        Assert.False(BoardSettings.TryParse(null, out _, out string error));

        Assert.Contains("provision", error);
    }

    [Fact]
    public void Key_of_a_newer_tool_is_named_and_does_no_harm() =>
        Assert.Equal("colour taste", Parse(Good + "colour=red\ntaste=sweet\n").UnknownKeys);

    private static BoardSettings Parse(string text)
    {
        Assert.True(
            BoardSettings.TryParse(Encoding.UTF8.GetBytes(text), out var settings, out string error), error);
        return settings;
    }
}
