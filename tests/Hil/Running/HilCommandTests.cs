using System.Text.Json;
using System.Xml.Linq;
using EdgeLedger.Hil.Tests.Support;

namespace EdgeLedger.Hil.Tests.Running;

/// <summary>`edgeledger hil` as a person runs it.</summary>
public sealed class HilCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Failing_step_is_shown_with_its_line_and_the_console_and_goes_into_the_junit_file()
    {
        string good = _folder.Write(
            "good.scenario", "name: Good\nboard: actuator\n---\nask \"status\": kind=actuator\n");
        string bad = _folder.Write(
            "bad.scenario",
            "name: Bad\nboard: actuator\nspeed: 100\n---\nsend switch 0 on\nexpect: switch 0 off\n");
        string map = _folder.Write("bench.json", """
            {"boards": [{"name": "bench-1", "kind": "actuator", "virtual": true, "grace": "3s"}]}
            """);
        string junit = _folder.In("junit.xml");

        var run = await Programs.RunAsync("hil", "run", good, bad, "--map", map, "--junit", junit, "--json");

        Assert.True(run.ExitCode == 1, run.Output + run.Error);
        Assert.Contains("passed  good on bench-1", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 6: expect: switch 0 off", run.Error, StringComparison.Ordinal);
        Assert.Contains("> switch 0 on", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 passed, 1 failed, 0 skipped", run.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(1, json.RootElement.GetProperty("failed").GetInt32());
        var suite = XDocument.Load(junit).Root!.Element("testsuite")!;
        Assert.Equal("2", suite.Attribute("tests")!.Value);
        Assert.Equal("1", suite.Attribute("failures")!.Value);
        var failed = suite.Elements("testcase").Single(one => one.Attribute("name")!.Value == "bad");
        string message = failed.Element("failure")!.Attribute("message")!.Value;
        Assert.Contains("switch 0 off", message, StringComparison.Ordinal);
        Assert.Contains("switch 0 on", failed.Element("system-out")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no map none.json", "--map", "none.json")]
    [InlineData("bench.json: 'boards' is empty.", "--map", "bench.json")]
    [InlineData("nameless.json:1: boards[0]: this is missing: 'kind'.", "--map", "nameless.json")]
    [InlineData("there is no scenario 'nothing'", "nothing")]
    [InlineData("wrong.scenario:4: 'exepct: x' is no step", "wrong.scenario")]
    public async Task Wrong_maps_and_scenarios_end_with_2_and_one_sentence(
        string message, params string[] arguments)
    {
        _folder.Write("bench.json", """{"boards": []}""");
        _folder.Write("nameless.json", """{"boards": [{"name": "x"}]}""");
        _folder.Write("wrong.scenario", "name: x\nboard: meter\n---\nexepct: x\n");
        string[] words = [.. arguments.Select(word => File.Exists(_folder.In(word)) ? _folder.In(word) : word)];

        foreach (string command in (string[])["run", "check"])
        {
            var run = await Programs.RunAsync(["hil", command, "--scenarios", Programs.Scenarios, .. words]);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', run.Error.TrimEnd());
        }
    }

    [Fact]
    public async Task Results_that_cannot_be_written_are_said_before_anything_runs()
    {
        var run = await Programs.RunAsync(
            "hil", "run", "--scenarios", Programs.Scenarios, "boot", "--junit", "/no/such/folder/results.xml");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--junit: there is no folder /no/such/folder.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("passed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_port_breaks_the_case_and_a_missing_capability_skips_it()
    {
        string map = _folder.Write("bench.json", """
            {"boards": [{"name": "absent", "kind": "actuator", "port": "/dev/ttyUSB99",
              "actions": {"provision": ["true"]}}]}
            """);
        string head = "board: actuator\n---\n";
        string run = _folder.Write("status.scenario", $"name: Status\n{head}ask \"status\": kind\n");
        string button = _folder.Write("press.scenario", $"name: Press\n{head}press button\n");

        var end = await Programs.RunAsync("hil", "run", run, button, "--map", map);

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("there is no port /dev/ttyUSB99", end.Output, StringComparison.Ordinal);
        Assert.Contains(
            "skipped press on absent: the map has no 'press button' for the board", end.Output,
            StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed, 1 skipped", end.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
