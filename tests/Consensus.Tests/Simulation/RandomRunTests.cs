using EdgeLedger.Records;
using Xunit;
using Xunit.Abstractions;

namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>Whole regions under seeded abuse: safety always, progress once the network is calm.</summary>
/// <remarks>A failure names its seed; with the number of gateways it reproduces the run exactly.</remarks>
public class RandomRunTests(ITestOutputHelper output)
{
    // Paper section 2: any number of restarts and cuts, f faulty; progress is owed only after the network is
    // timely.
    [Theory]
    [InlineData(1, 0, 50)]
    [InlineData(4, 1_000, 500)]
    [InlineData(5, 2_000, 150)]
    [InlineData(7, 3_000, 300)]
    public void Regions_never_fork_and_go_on_once_the_network_is_calm(int gateways, int firstSeed, int runs)
    {
        int reported = 0;
        int decidedLate = 0;
        for (int seed = firstSeed; seed < firstSeed + runs; seed++)
        {
            SimulatedRegion region = Abuse(gateways, seed);
            reported += region.Reported.Count;
            decidedLate += region.Watch.DecidedLate;
        }

        output.WriteLine($"{runs} runs: {reported} gateways reported, {decidedLate} blocks after round 0");
        Assert.True(gateways == 1 || (reported > 0 && decidedLate > 0), "the abuse hit nothing");
    }

    // The largest region that a genesis allows, ten of its gateways faulty.
    [Theory]
    [InlineData(FaultKind.Silent)]
    [InlineData(FaultKind.TwoFaced)]
    public void Region_of_31_stands_ten_faulty_gateways(FaultKind kind)
    {
        var region = new SimulatedRegion(31, seed: 31, badMs: 500, [.. Enumerable.Repeat(kind, 10)]);
        region.Start();

        region.AssertReaches(height: 2, withinMs: 60_000);
    }

    [Fact]
    public void Same_seed_gives_the_same_run()
    {
        SimulatedRegion first = Abuse(gateways: 4, seed: 77);
        SimulatedRegion second = Abuse(gateways: 4, seed: 77);

        Assert.Equal(first.Network.NowMs, second.Network.NowMs);
        Assert.Equal(first.Watch.DecisionAt(1), second.Watch.DecisionAt(1));
        Assert.Equal(first.Watch.DecisionAt(first.LowestHeight), second.Watch.DecisionAt(first.LowestHeight));
    }

    private static SimulatedRegion Abuse(int gateways, int seed)
    {
        const long BadMs = 4_000;
        var choice = new Random(seed);
        FaultKind[] kinds = [FaultKind.Silent, FaultKind.TwoFaced, FaultKind.Babbler, FaultKind.Amnesiac];
        int faulty = choice.Next(Quorum.Faulty(gateways) + 1);
        FaultKind[] faults = [.. Enumerable.Range(0, faulty).Select(_ => kinds[choice.Next(kinds.Length)])];

        var region = new SimulatedRegion(gateways, seed, BadMs, faults)
        {
            Deafness = choice.NextDouble() < 0.5 ? 0.3 : 0,
        };
        region.MakeFragile(choice.NextDouble() < 0.5 ? 0.02 : 0);
        region.Start();
        if (choice.NextDouble() < 0.5)
        {
            region.KeepPartitioning();
        }

        region.Network.RunUntil(() => region.Network.IsCalm, BadMs + 1_000);
        region.AssertReaches(region.HighestHeight + 2, withinMs: 60_000);
        return region;
    }
}
