using System.Globalization;

namespace EdgeLedger.VirtualBoard.Tests.Host;

/// <summary>The firmware's own drivers against simulated parts, in the process that everybody runs.</summary>
public class FrontEndTests
{
    private const int Hours = 6;

    // What the last second, the filter and the last step of the counter may still hold.
    private const long SlackMilliwattHours = 6_000;

    // Between two steps of a counter the register is carried on by the power, never past the next step: both parts
    // count whole watt-hours.
    private const long CounterStepMilliwattHours = 1_000;

    private static IEnumerable<string> House() => Enumerable.Range(0, Hours)
        .Select(row => (0.3m + (row % 3 * 0.6m)).ToString(CultureInfo.InvariantCulture));

    private static long Register(BoardProcess process) =>
        long.Parse(process.Status()["register_mwh"], CultureInfo.InvariantCulture);

    private static long Truth(BoardProcess process) =>
        process.AskBench("truth").GetProperty("trueMilliwattHours").GetInt64();

    private static long Now(BoardProcess process) =>
        process.AskBench("truth").GetProperty("simulatedUnixMs").GetInt64();

    private static void Pass(BoardProcess process, int seconds)
    {
        long end = Now(process) + (seconds * 1000L);
        process.Until(() => Now(process) >= end, $"{seconds} simulated seconds");
    }

    private static int Lines(BoardProcess process, string part) =>
        process.Output.Split('\n').Count(line => line.Contains(part, StringComparison.Ordinal));

    [Theory]
    [InlineData("pzem")]
    [InlineData("sdm120")]
    [InlineData("sdm630")]
    [InlineData("pulse")]
    [InlineData("ina219", "frontend.shunt.uohm=500")]
    public void Register_follows_what_truly_flowed_through_the_part(string frontEnd, string more = "")
    {
        using var board = new ProvisionedBoard(
            "meter", settings: $"frontend={frontEnd}\n{more}");
        using var process = board.Start(1_000_000, "--replay", board.Replay(House()));
        process.Until(
            () => process.AskBench("truth").GetProperty("replayEnded").GetBoolean(), "the end of the replay");
        process.Until(() => process.Status()["recorded"] == "24", "24 records");

        long truth = Truth(process);
        Assert.Equal(House().Sum(row => decimal.Parse(row, CultureInfo.InvariantCulture)) * 1_000_000m, truth);
        Assert.InRange(Register(process), truth - SlackMilliwattHours, truth + (truth / 1000));
        Assert.Equal(0, Lines(process, " frontend "));
    }

    [Fact]
    public void Cut_wires_are_one_log_line_each_way_and_the_counter_brings_the_energy_of_the_time_between()
    {
        using var board = new ProvisionedBoard("meter", settings: "frontend=pzem");
        using var process = board.Start(1000);
        Pass(process, 60);

        process.AskBench("frontend unplug");
        process.WaitFor("E frontend does not answer");
        long before = Truth(process);
        Pass(process, 3600);
        process.AskBench("frontend plug");
        process.WaitFor("I frontend answers again");
        Assert.True(Truth(process) - before > 3 * SlackMilliwattHours);
        Pass(process, 60);
        process.AskBench("time hold");

        Assert.InRange(Truth(process) - Register(process), -CounterStepMilliwattHours, SlackMilliwattHours);
        Assert.Equal(1, Lines(process, "E frontend "));
        Assert.Equal(1, Lines(process, "I frontend "));
    }

    [Theory]
    [InlineData("pzem")]
    [InlineData("sdm630")]
    public void Cut_supply_of_the_board_costs_no_energy_of_a_part_that_counts_on(string frontEnd)
    {
        using var board = new ProvisionedBoard("meter", settings: $"frontend={frontEnd}");
        using (var before = board.Start(1000))
        {
            Pass(before, 3600 + 800);
            before.Kill();
        }

        using var process = board.Start(1000);
        process.WaitFor("I frontend counter goes on from its note");
        process.AskBench("time hold");

        // The checkpoint is an hour old, the newest record a quarter of an hour, or nearly.
        Assert.True(Truth(process) > 4 * SlackMilliwattHours);
        Assert.InRange(Truth(process) - Register(process), -CounterStepMilliwattHours, SlackMilliwattHours);
    }

    [Fact]
    public void Energy_that_flowed_while_the_part_itself_had_no_supply_is_in_no_register()
    {
        using var board = new ProvisionedBoard("meter", settings: "frontend=pzem");
        using var process = board.Start(1000);
        Pass(process, 60);

        process.AskBench("time hold");
        process.AskBench("frontend off");
        long off = Truth(process);
        process.AskBench("time go");
        process.WaitFor("E frontend does not answer");
        Pass(process, 3600);
        process.AskBench("time hold");
        long missing = Truth(process) - off;
        process.AskBench("frontend on");
        process.AskBench("time go");
        process.WaitFor("I frontend answers again");
        Pass(process, 60);
        process.AskBench("time hold");

        Assert.True(missing > 3 * SlackMilliwattHours);
        Assert.InRange(
            Truth(process) - Register(process), missing - SlackMilliwattHours, missing + SlackMilliwattHours);
    }

    [Fact]
    public void Chip_on_the_bus_that_comes_back_is_set_up_again()
    {
        using var board = new ProvisionedBoard("meter", settings: "frontend=ina219\nfrontend.shunt.uohm=500");
        using var process = board.Start(1000);
        Pass(process, 60);

        process.AskBench("frontend off");
        process.WaitFor("E frontend is not on the bus");
        process.AskBench("frontend on");
        process.WaitFor("I frontend answers again");
        long before = Register(process);
        Pass(process, 600);

        Assert.True(Register(process) > before);
        Assert.Equal(1, Lines(process, "E frontend "));
    }

    [Fact]
    public void Noise_and_a_transformer_turned_round_are_told_by_name()
    {
        using var board = new ProvisionedBoard("meter", settings: "frontend=sdm120");
        using var process = board.Start(1000);
        Pass(process, 60);

        Assert.True(process.AskBench("frontend noise on").GetProperty("noisy").GetBoolean());
        process.WaitFor("E frontend answers with wrong checksums");
        Assert.False(process.AskBench("frontend noise off").GetProperty("noisy").GetBoolean());
        process.WaitFor("I frontend answers again");

        process.AskBench("frontend reverse");
        process.WaitFor("E frontend power flows backwards");
        process.AskBench("frontend forward");
        process.WaitFor("I frontend power flows forwards again");
    }
}
