namespace EdgeLedger.Cli.Tests.Boards;

/// <summary>Against a real board process on a pseudo-terminal.</summary>
[Collection(ConsoleRun.Collection)]
public sealed class MonitorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Monitor_filters_notes_everything_and_goes_on_after_the_board_was_gone()
    {
        await ProvisionAsync();
        string port = _folder.In("port"), log = _folder.In("all.log");
        using var first = StartBoard(port);
        first.WaitFor(_ => File.Exists(port), "the board's port");

        using var monitor = Program.EdgeLedger(
            "board", "monitor", port, "--level", "E", "--log", log, "--send", "reboot");
        monitor.WaitFor(m => m.Error.Contains("connected", StringComparison.Ordinal), "the connection");
        monitor.WaitFor(_ => Log(log).Contains(" I start meter", StringComparison.Ordinal), "the board's start");
        monitor.Type("status");
        monitor.WaitFor(m => m.Output.Contains("status ", StringComparison.Ordinal), "the answer to what was typed");

        first.Kill();
        monitor.WaitFor(m => m.Error.Contains("is gone; waiting", StringComparison.Ordinal), "the loss of the port");
        using var second = StartBoard(port);
        monitor.WaitFor(m => Count(m.Error, "connected to") == 2, "the second connection");
        monitor.Type("status");
        monitor.WaitFor(m => Count(m.Output, "status ") == 2, "the second answer");

        Assert.DoesNotContain(" I ", monitor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", monitor.Output, StringComparison.Ordinal);
        Assert.Contains("is gone", Log(log), StringComparison.Ordinal);
        Assert.Equal(0, monitor.Interrupt());
    }

    [Fact]
    public async Task Monitor_of_one_part_stops_by_itself()
    {
        await ProvisionAsync();
        string port = _folder.In("port");
        using var board = StartBoard(port);
        board.WaitFor(_ => File.Exists(port), "the board's port");

        using var monitor = Program.EdgeLedger(
            "board", "monitor", port, "--part", "start", "--send", "reboot", "status", "--for", "20s");
        monitor.WaitFor(m => m.Output.Contains(" I start meter", StringComparison.Ordinal), "the board's start");

        Assert.All(
            monitor.Output.Split('\n').Where(line => line.Contains(" I ", StringComparison.Ordinal)),
            line => Assert.Contains(" I start ", line, StringComparison.Ordinal));
        Assert.Equal(0, monitor.WaitForExit());
    }

    public void Dispose() => _folder.Dispose();

    // The folder that nanoff would put into a chip's flash is a virtual board's flash as it is.
    private async Task ProvisionAsync()
    {
        var run = await ConsoleRun.OfAsync(
            "board", "provision", "esp32-devkitc", "--genesis", SampleGenesis.WriteTo(_folder), "--kind", "meter",
            "--key-on-board", "--broker", "127.0.0.1:1", "--wifi-ssid", "bench", "--set", "frontend=simulated",
            "--out", _folder.In("flash"));
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private Program StartBoard(string port) => Program.Board(
        "--firmware", "meter", "--flash", _folder.In("flash"), "--bench", _folder.In("bench.json"), "--pty", port);

    private static string Log(string path)
    {
        if (!File.Exists(path)) return "";
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private static int Count(string text, string word) => text.Split(word).Length - 1;
}
