using System.Text.Json;

namespace EdgeLedger.Cli.Tests.Boards;

[Collection(ConsoleRun.Collection)]
public sealed class BoardCommandsTests
{
    [Fact]
    public async Task Boards_are_listed_with_what_decides_the_choice()
    {
        var run = await ConsoleRun.OfAsync("board", "list");

        Assert.Equal(0, run.ExitCode);
        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.StartsWith("board", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries)
            .Select(cell => cell.Trim()).SequenceEqual(
                ["wt32-eth01", "esp32", "4 MB", "-", "Ethernet", "pulse pzem sdm120 sdm630 ina219 simulated"]));
    }

    [Fact]
    public async Task Listing_for_programs_is_one_json_array()
    {
        var run = await ConsoleRun.OfAsync("board", "list", "--json");

        using var json = JsonDocument.Parse(run.Output);
        var board = json.RootElement.EnumerateArray()
            .Single(b => b.GetProperty("board").GetString() == "esp32-s3-devkitc-1");
        Assert.Equal(8, board.GetProperty("psramMegabytes").GetInt32());
        Assert.Equal("wifi", board.GetProperty("network").GetString());
    }

    [Fact]
    public async Task Every_board_passes_the_check_of_its_own_pins()
    {
        var run = await ConsoleRun.OfAsync("board", "check");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("esp32-devkitc: ok\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("wt32-eth01: warning: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_cannot_work_are_told_and_fail()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("settings.cfg",
            "region=river\nchain=river-0123456789abcdef\nbroker.host=h\nkind=meter\nperiod.s=7\npulse.pin=6\n");

        var run = await ConsoleRun.OfAsync("board", "check", "esp32-devkitc", "--settings", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "esp32-devkitc: error: period.s is a number of seconds that divides a day, not '7'.\n"
            + "esp32-devkitc: error: pulse.pin: GPIO 6 belongs to the flash: the board would stop.\n", run.Output);
    }

    [Theory]
    [InlineData(2, "there is no board 'esp8266'; the boards are", "board", "check", "esp8266")]
    [InlineData(2, "--settings needs the BOARD", "board", "check", "--settings", "x")]
    [InlineData(2, "--level is I, W or E, not 'D'.", "board", "monitor", "/dev/null", "--level", "D")]
    [InlineData(2, "--firmware is meter or actuator", "board", "flash", "wt32-eth01", "--port", "p", "--firmware", "x")]
    [InlineData(2, "Option '--port' is required", "board", "flash", "wt32-eth01")]
    [InlineData(1, "there is no port /dev/nowhere", "board", "monitor", "/dev/nowhere")]
    [InlineData(1, "there is no port /dev/nowhere", "board", "flash", "wt32-eth01", "--port", "/dev/nowhere")]
    [InlineData(1, "/dev/null is no serial port", "board", "monitor", "/dev/null")]
    [InlineData(2, "give one of --key and --request", "device", "enroll")]
    [InlineData(1, "--request is no file and holds no line", "device", "enroll", "--request", "x")]
    [InlineData(2, "as the device signed them", "device", "enroll", "--request", "x", "--label", "y")]
    public async Task Mistake_is_answered_by_one_sentence(int exitCode, string sentence, params string[] typed)
    {
        var run = await ConsoleRun.OfAsync(typed);

        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Single(run.Error.Trim().Split('\n'));
    }
}
