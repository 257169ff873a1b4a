using EdgeLedger.Hil.Scenarios;
using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Tests.Reading;

public class ScenarioReaderTests
{
    private const string Head = "name: Some case\nboard: meter\n---\n";

    [Fact]
    public void Everything_that_a_scenario_may_say_is_read()
    {
        string text = """
            # What it is about
            name: Some case
            board: actuator
            flash: empty
            power: off
            settings: period.s=5 relay.pins=26,27
            speed: 60
            uptime: simulated
            within: 20s
            cases: K = 1 7
            ---
            cut power in write ${K}
            restore power
            send switch 0 on
            expect within 500ms: start (?<starts>\d+)
              where starts >= 1
            expect in order within 2m:
              first
              second
            expect in any order:
              one
              other
            ask "status" within 1h: relays=(?<relays>\d+)
              where relays == starts - 1
            ask ledger: readings=
            ask bench "truth": rows
            forbid: E frontend
            allow
            check starts == relays + 1
            expect relay 0 closed within 3s
            expect power off
            publish el/x/${address}/shell: status
            expect message el/x/reply within 5s: status
            provision period.s=10
            """;

        var scenarios = ScenarioReader.Read("folder/case.scenario", text);

        Assert.Equal(["case[1]", "case[7]"], scenarios.Select(one => one.Id));
        var scenario = scenarios[0];
        Assert.Equal(BoardKind.Actuator, scenario.Board);
        Assert.False(scenario.StartsPowered);
        Assert.False(scenario.StartsProvisioned);
        Assert.True(scenario.IsUptimeSimulated);
        Assert.Equal(60, scenario.Speed);
        Assert.Equal("26,27", scenario.Settings["relay.pins"]);
        Assert.Equal(17, scenario.Steps.Count);
        Assert.Equal("${K}", Assert.IsType<ActStep>(scenario.Steps[0]).Argument);
        Assert.Equal(BenchAction.CutPowerInWrite, ((ActStep)scenario.Steps[0]).Action);
        var expect = Assert.IsType<ExpectStep>(scenario.Steps[3]);
        Assert.Equal(TimeSpan.FromMilliseconds(500), expect.Limit);
        Assert.Single(expect.Conditions);
        Assert.Equal(["first", "second"], Assert.IsType<ExpectStep>(scenario.Steps[4]).Patterns);
        Assert.True(Assert.IsType<ExpectStep>(scenario.Steps[5]).InAnyOrder);
        Assert.Equal(15, expect.Line);
    }

    [Theory]
    [InlineData(1, "the line --- between head and steps is missing", "name: x")]
    [InlineData(2, "the head lacks 'board'", "name: x\n---\nallow")]
    [InlineData(1, "the head knows no 'nmae'", "nmae: x\n---\nallow")]
    [InlineData(2, "board is meter or actuator, not 'toaster'", "name: x\nboard: toaster\n---")]
    [InlineData(2, "'name' is there twice", "name: x\nname: y\n---")]
    [InlineData(1, "'period' is no setting", "settings: period\n---")]
    [InlineData(1, "speed is a number from 1 to 100000", "speed: fast\n---")]
    [InlineData(1, "is not a time such as 500ms, 5s, 15m or 2h", "within: 5\n---")]
    [InlineData(1, "cases are written NAME = VALUE", "cases: 1 2 3\n---")]
    public void What_is_wrong_in_the_head_is_told_with_its_line(int line, string message, string text) =>
        AssertWrong(text, line, message);

    [Theory]
    [InlineData(3, "no step follows", "")]
    [InlineData(4, "'exepct: x' is no step: send,", "exepct: x")]
    [InlineData(4, "a pattern must follow the colon", "expect within 5s:")]
    [InlineData(4, "'5' is not a time", "expect within 5: x")]
    [InlineData(4, "the pattern cannot be read", "expect: start (\\d+")]
    [InlineData(4, "no pattern stands below, indented", "expect in order:\nallow")]
    [InlineData(5, "a second pattern", "expect: one\n  other")]
    [InlineData(5, "an indented line belongs to", "send x\n  y")]
    [InlineData(5, "nothing above captures 'befor' with (?<befor>...)", "expect: (?<before>x)\ncheck befor == 1")]
    [InlineData(4, "nothing above captures 'K'", "send ${K}")]
    [InlineData(4, "'1 + 2' is no comparison", "check 1 + 2")]
    [InlineData(4, "'cut power in write' wants K", "cut power in write")]
    [InlineData(4, "'offset clock' wants a whole number, not 'much'", "offset clock much")]
    [InlineData(4, "nothing follows 'cut power', but 'now' does", "cut power now")]
    [InlineData(4, "ask wants a question in quotes", "ask: status")]
    public void What_is_wrong_in_a_step_is_told_with_its_line(int line, string message, string steps) =>
        AssertWrong(Head + steps, line, message);

    [Fact]
    public void Nothing_can_be_expected_of_a_board_before_its_power_is_on() =>
        AssertWrong(
            "name: x\nboard: meter\npower: off\n---\nexpect: start\nrestore power", 5, "the power is off here");

    private static void AssertWrong(string text, int line, string message)
    {
        var wrong = Assert.Throws<ScenarioException>(() => ScenarioReader.Read("a.scenario", text));
        Assert.StartsWith($"a.scenario:{line}: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }
}
