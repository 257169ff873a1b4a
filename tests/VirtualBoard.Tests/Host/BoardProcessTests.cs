using System.Diagnostics;
using EdgeLedger.VirtualBoard.Tests.M2Mqtt;

namespace EdgeLedger.VirtualBoard.Tests.Host;

public class BoardProcessTests
{
    [Fact]
    public void An_unprovisioned_board_runs_says_so_and_ends_with_its_input()
    {
        using var folder = new TemporaryFolder();
        using var board = new BoardProcess(
            "--firmware", "meter", "--flash", folder["flash"], "--bench", folder["bench.json"]);

        board.WaitFor("provision");

        Assert.Equal(0, board.EndOfInput());
    }

    [Fact]
    public void A_board_that_nobody_listens_to_still_ends_with_its_input()
    {
        using var folder = new TemporaryFolder();
        using var board = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "edgeledger-board"),
            ["--firmware", "meter", "--flash", folder["flash"], "--bench", folder["bench.json"]])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        for (int i = 0; i < 5000; i++) board.StandardInput.WriteLine("!truth");

        board.StandardInput.Close();

        Assert.True(board.WaitForExit(BoardProcess.TimeoutMs), "the board does not end");
        Assert.Equal(0, board.ExitCode);
    }

    [Fact]
    public void Sigterm_powers_the_board_off()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1);
        process.WaitFor("start 1");

        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]);

        Assert.Equal(0, process.ExitCode());
    }

    [Fact]
    public void A_meter_in_real_time_follows_the_clock_and_stays_small()
    {
        using var board = new ProvisionedBoard("meter", periodSeconds: 1);
        using var process = board.Start(1);

        process.Until(() => int.Parse(process.Status()["recorded"]) >= 2, "two seconds' records");

        long simulated = process.AskBench("truth").GetProperty("simulatedUnixMs").GetInt64();
        Assert.InRange(simulated - board.SimulatedUnixMs, 1_000, BoardProcess.TimeoutMs);
        using var own = Process.GetProcessById(process.Id);
        Assert.InRange(own.WorkingSet64, 1, 120_000_000);
    }

    [Fact]
    public void A_reboot_starts_the_firmware_anew_in_the_same_process()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1);
        process.WaitFor("start 1");

        process.Ask("reboot", "start 2");

        Assert.Equal("0", process.Status()["lost"]);
    }

    [Fact]
    public void A_cut_network_takes_the_link_down_and_its_return_brings_it_up()
    {
        using var broker = new Broker();
        using var board = new ProvisionedBoard("meter", broker.Port);
        using var process = board.Start(1);
        process.Until(() => process.Status()["link"] == "up", "the link");

        Assert.Equal("cut", process.AskBench("network cut").GetProperty("network").GetString());
        process.Until(() => process.Status()["link"] == "down", "the end of the link");
        process.AskBench("network restore");

        process.Until(() => process.Status()["link"] == "up", "the link again");
    }

    [Fact]
    public void A_pressed_button_moves_the_relay_and_a_restart_does_not()
    {
        using var board = new ProvisionedBoard("actuator");
        using (var process = board.Start(1))
        {
            process.WaitFor("sequence 0");
            process.AskBench("button press");
            process.Until(() => process.Status()["relays"] == "1", "a closed relay");
            process.Kill();
        }

        using var again = board.Start(1);
        again.Until(() => again.Status()["relays"] == "1", "the relay as it was");
        Assert.Equal(1, again.AskBench("pins").GetProperty("pins").EnumerateObject().Single().Value.GetInt32());
    }

    [Fact]
    public void Unknown_bench_commands_name_those_that_there_are()
    {
        using var board = new ProvisionedBoard("actuator");
        using var process = board.Start(1);

        string? error = process.AskBench("nonsense").GetProperty("error").GetString();

        Assert.Contains("truth, pins", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--firmware' is required", "--flash", "f", "--bench", "b")]
    [InlineData("--firmware toaster: it is one of meter|actuator.", "--firmware", "toaster")]
    [InlineData("--clock 12: REALMS:SIMMS", "--clock", "12")]
    [InlineData("--speed 0: more than 0", "--speed", "0")]
    [InlineData("--speed fast: more than 0", "--speed", "fast")]
    [InlineData("--seed -1: a whole number", "--seed", "-1")]
    [InlineData("--row 5x: a whole number of h, m or s", "--row", "5x")]
    [InlineData("--uptime slow: it is one of real|simulated.", "--uptime", "slow")]
    [InlineData("FILE:COLUMN is wanted.", "--replay", "house.csv")]
    [InlineData("measures nothing.", "--firmware", "actuator", "--replay", "a:b")]
    [InlineData("'toast'", "toast")]
    public void Wrong_options_end_with_2_and_one_sentence_that_names_the_way_to_help(
        string message, params string[] arguments)
    {
        string[] rest = arguments.Contains("--flash") ? []
            : arguments.Contains("--firmware") ? ["--flash", "f", "--bench", "b"]
            : ["--firmware", "meter", "--flash", "f", "--bench", "b"];
        using var board = new BoardProcess([.. arguments, .. rest]);

        Assert.Equal(2, board.ExitCode());
        Assert.Contains(message, board.Errors, StringComparison.Ordinal);
        Assert.EndsWith(" Try 'edgeledger-board --help'.", board.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', board.Errors);
        Assert.Empty(board.Output);
    }

    [Theory]
    [InlineData("no such file", "--replay", "/none.csv:x")]
    [InlineData("the bench refuses it", "--do", "nonsense")]
    [InlineData("the bench refuses it", "--do", "power cut")]
    public void What_cannot_be_set_up_ends_with_2_and_one_clear_line(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using var board = new BoardProcess(
            ["--firmware", "meter", "--flash", folder["f"], "--bench", folder["b"], .. arguments]);

        Assert.Equal(2, board.ExitCode());
        Assert.Contains(message, board.Errors, StringComparison.Ordinal);
        Assert.Empty(board.Output);
    }
}
