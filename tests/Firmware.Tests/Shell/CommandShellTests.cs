using EdgeLedger.Firmware.Core.Shell;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Shell;

public sealed class CommandShellTests : IDisposable
{
    private readonly TestRegion _region = new();
    private readonly TestBoard _board;

    public CommandShellTests()
    {
        var files = new MemoryFiles();
        _region.Provision(files);
        _board = new TestBoard(files, new ManualClock(1_790_000_100_000));
    }

    private CommandShell Shell => _board.Meter.Shell;

    public void Dispose() => _region.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("STATUS")]
    [InlineData("  Status \t")]
    [InlineData("status\r\n")]
    public void A_command_is_known_in_any_case_and_with_spaces_round_it(string line) =>
        Assert.StartsWith("status address=", LineReply.To(Shell, line).Only, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\r")]
    public void An_empty_line_is_not_answered(string line) => Assert.Empty(LineReply.To(Shell, line).Lines);

    [Theory]
    [InlineData("frobnicate", "unknown command frobnicate: try help")]
    [InlineData("help frobnicate", "unknown command frobnicate: try help")]
    [InlineData("help STATUS", "help status: what was recorded, signed, made final; link and clock")]
    public void An_unknown_command_and_help_for_one_take_one_line(string line, string expected) =>
        Assert.Equal(expected, LineReply.To(Shell, line).Only);

    [Fact]
    public void Help_has_one_line_for_each_command_that_the_shell_knows()
    {
        var lines = LineReply.To(Shell, "help").Lines;

        Assert.Equal(Shell.Commands.Count, lines.Count);
        foreach (string line in lines)
        {
            string name = line.Split(' ', ':')[1];
            Assert.NotNull(Shell.Commands.Find(name));
            Assert.True(line.Length <= 115, line);
        }
    }

    [Fact]
    public void Over_the_network_only_what_reads_is_carried_out()
    {
        string[] reading = ["help", "status", "show", "outbox", "register", "log"];
        for (int i = 0; i < Shell.Commands.Count; i++)
        {
            string name = Shell.Commands.At(i).Name;
            bool isRefused = LineReply.To(Shell, name, readingOnly: true).Lines
                .Contains($"{name} is for the serial port only");
            Assert.Equal(!reading.Contains(name), isRefused);
        }

        Assert.Equal(0, _board.Power.Reboots);
    }

    [Theory]
    [InlineData("a b  c", "a|b|c")]
    [InlineData("SET Wifi.Ssid \"My  Net\"", "set|Wifi.Ssid|My  Net")]
    [InlineData("a \"b", "a|\"b")]
    [InlineData("a \"\"", "a|")]
    [InlineData("a \"", "a|\"")]
    [InlineData("a p\"w\"d", "a|p\"w\"d")]
    [InlineData("a \"x\"y z\"", "a|x\"y z")]
    public void A_line_falls_into_words_and_quotes_keep_spaces(string line, string words) =>
        Assert.Equal(words, string.Join('|', CommandLine.Split(line)));
}
