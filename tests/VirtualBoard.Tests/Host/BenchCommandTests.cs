using System.Text.Json;

namespace EdgeLedger.VirtualBoard.Tests.Host;

public class BenchCommandTests
{
    [Fact]
    public void A_power_cut_is_answered_and_then_ends_the_board_with_3()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1);
        process.Ask("status", "status ");

        Assert.Equal("cut", process.AskBench("power cut").GetProperty("power").GetString());

        Assert.Equal(3, process.ExitCode());
        using var again = board.Start(1);
        again.WaitFor("start 2");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Power_that_fails_in_a_file_operation_ends_the_board_there_and_it_starts_again(int operation)
    {
        using var board = new ProvisionedBoard("meter", periodSeconds: 1);
        using (var victim = board.Start(100, "--do", $"flash cut {operation}"))
        {
            Assert.Equal(3, victim.ExitCode());
        }

        using var again = board.Start(100);
        again.WaitFor(", sequence ");
        again.Until(() => int.Parse(again.Status()["recorded"]) >= 2, "two records");
        Assert.Equal("0", again.Status()["lost"]);
    }

    [Fact]
    public void A_wrong_time_server_shifts_the_date_and_a_silent_one_leaves_it_unknown_after_a_restart()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1);
        process.Until(() => process.Status()["clock"] == "synced", "the date");

        var clock = process.AskBench("clock offset -3600");
        Assert.Equal("answers", clock.GetProperty("clock").GetString());
        Assert.Equal(-3600, clock.GetProperty("offsetSeconds").GetInt32());
        process.WaitFor("set back by 3");

        process.AskBench("clock silent");
        Assert.Equal("synced", process.Status()["clock"]);
        process.Ask("reboot", "start 2");
        Assert.Equal("unsynced", process.Status()["clock"]);

        process.AskBench("clock answer");
        process.Until(() => process.Status()["clock"] == "synced", "the date again");
    }

    [Fact]
    public void An_unplugged_front_end_is_logged_once_and_again_when_it_is_back()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(100);
        process.WaitFor("start 1");

        process.AskBench("frontend unplug");
        process.WaitFor("E frontend ");
        process.AskBench("frontend plug");

        process.WaitFor("I frontend ");
    }

    [Fact]
    public void Relays_are_read_back_in_the_order_of_the_settings()
    {
        using var board = new ProvisionedBoard("actuator", settings: "relay.pins=26,16,25");
        using var process = board.Start(1);
        process.WaitFor("start 1");

        process.Ask("switch 1 on", "switch 1 on");

        var relays = process.AskBench("relays");
        Assert.Equal(JsonValueKind.Array, relays.ValueKind);
        Assert.Equal([0, 1, 0], relays.EnumerateArray().Select(relay => relay.GetInt32()));
    }

    [Fact]
    public void Simulated_uptime_runs_as_fast_as_the_readings_do()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(36_000, "--uptime", "simulated");
        process.WaitFor("start 1");

        // A line is stamped with uptime; ten real minutes are beyond the test's patience. Hours have passed on the
        // clock before a slow machine has started the board: they count from its own first word.
        long first = SimulatedUnixMs(process);
        process.Until(() => SimulatedUnixMs(process) > first + 36_000_000, "ten simulated hours");
        process.AskBench("frontend unplug");
        string line = process.WaitFor("E frontend ");

        Assert.True(double.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) > 600, line);
    }

    [Theory]
    [InlineData("flash cut 0")]
    [InlineData("flash cut many")]
    [InlineData("clock offset")]
    [InlineData("power")]
    public void Wrong_bench_commands_are_refused_and_do_nothing(string command)
    {
        using var board = new ProvisionedBoard("actuator");
        using var process = board.Start(1);

        Assert.Contains(command, process.AskBench(command).GetProperty("error").GetString(), StringComparison.Ordinal);
        process.Ask("status", "status ");
    }

    private static long SimulatedUnixMs(BoardProcess process) =>
        process.AskBench("truth").GetProperty("simulatedUnixMs").GetInt64();
}
