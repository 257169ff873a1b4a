using EdgeLedger.Hil.Maps;
using EdgeLedger.Hil.Reports;
using EdgeLedger.Hil.Running;
using EdgeLedger.Hil.Scenarios;
using EdgeLedger.Hil.Tests.Support;

namespace EdgeLedger.Hil.Tests;

/// <summary>The scenarios of the folder beside this, on virtual boards.</summary>
internal static class VirtualBench
{
    private const long Seed = 1;

    public static IEnumerable<string> Names(Func<Scenarios.Scenario, bool> filter) =>
        ScenarioFolder.Read(Programs.Scenarios, []).Where(filter).Select(scenario => scenario.Id);

    /// <summary>Scenarios about what a power cut leaves in flash.</summary>
    public static bool IsAboutPower(Scenarios.Scenario scenario) =>
        scenario.Id.StartsWith("power", StringComparison.Ordinal)
        || scenario.Id.StartsWith("cut", StringComparison.Ordinal);

    public static async Task PassAsync(string name)
    {
        var scenario = ScenarioFolder.Read(Programs.Scenarios, [name]).Single();
        var one = BenchCase.All([scenario], BenchMap.Virtual).Single();

        var result = await new BenchRunner(BenchMap.Virtual, Programs.Board, person: null, Seed)
            .RunAsync(one, CancellationToken.None);

        Assert.True(result.Outcome == Outcome.Passed, $"{result.Outcome}, seed {Seed}\n{FailureText.Of(result)}");
    }
}
