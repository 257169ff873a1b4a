using System.Diagnostics;
using EdgeLedger.Hil.Maps;
using EdgeLedger.Hil.Reports;
using EdgeLedger.Hil.Running;
using EdgeLedger.Hil.Scenarios;
using EdgeLedger.Hil.Tests.Support;

namespace EdgeLedger.Hil.Tests.Running;

/// <summary>A board on a serial port, with programs for all that is done to it: the same scenarios.</summary>
public sealed class SerialBoardTests : IDisposable
{
    private readonly TemporaryFolder _bench = new();

    public SerialBoardTests()
    {
        string example = Path.Combine(AppContext.BaseDirectory, "Maps", "pseudo-terminal");
        foreach (string file in Directory.GetFiles(example))
        {
            File.Copy(file, _bench.In(Path.GetFileName(file)));
        }

        Environment.SetEnvironmentVariable("EDGELEDGER_BOARD", Programs.Board);
        Board("on");
    }

    [Theory]
    [InlineData("relay-stable")]
    [InlineData("button")]
    public async Task Scenario_passes_on_a_serial_port_as_well(string name)
    {
        var result = await RunAsync(name);

        Assert.True(result.Outcome == Outcome.Passed, $"{result.Outcome}\n{FailureText.Of(result)}");
    }

    [Fact]
    public async Task Scenario_that_needs_another_kind_of_board_is_skipped()
    {
        var result = await RunAsync("reboot");

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Equal("the map has no meter", result.Reason);
    }

    public void Dispose()
    {
        Board("off");
        _bench.Dispose();
    }

    private void Board(string word)
    {
        using var process = Process.Start(_bench.In("board"), [word]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private async Task<CaseResult> RunAsync(string name)
    {
        var map = BenchMapReader.Read(_bench.In("bench.json"), File.ReadAllBytes(_bench.In("bench.json")));
        var one = BenchCase.All(ScenarioFolder.Read(Programs.Scenarios, [name]), map).Single();
        var runner = new BenchRunner(map, Programs.Board, person: null, seed: 1);
        return await runner.RunAsync(one, CancellationToken.None);
    }
}
