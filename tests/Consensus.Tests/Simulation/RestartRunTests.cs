using Xunit;

namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>Kills and cuts at chosen moments on a network that is otherwise good.</summary>
public class RestartRunTests
{
    private const long PatienceMs = 20_000;

    // All fifteen subsets of four gateways, at moments spread over a height, coming back in random order.
    [Fact]
    public void Region_goes_on_when_any_subset_restarts_in_any_order()
    {
        for (int subset = 1; subset < 16; subset++)
        {
            for (int run = 0; run < 10; run++)
            {
                SimulatedRegion region = Healthy(seed: (subset * 100) + run);
                Restart(region, atMs: region.Random.Next(400), Enumerable.Range(0, 4).Where(
                    index => (subset & (1 << index)) != 0));

                region.AssertReaches(height: 3, PatienceMs);
            }
        }
    }

    // Everything in flight is lost; what each gateway has saved is all that is left of the height.
    [Fact]
    public void Region_goes_on_after_a_power_cut_at_any_moment()
    {
        for (int moment = 0; moment < 600; moment += 4)
        {
            SimulatedRegion region = Healthy(seed: moment);
            Restart(region, moment, Enumerable.Range(0, 4));

            region.AssertReaches(height: 3, PatienceMs);
        }
    }

    // Three honest gateways are just a quorum, so each of them is needed after the cut.
    [Theory]
    [InlineData(FaultKind.Silent)]
    [InlineData(FaultKind.TwoFaced)]
    [InlineData(FaultKind.Babbler)]
    [InlineData(FaultKind.Amnesiac)]
    public void Honest_gateways_go_on_after_a_power_cut_beside_a_faulty_one(FaultKind fault)
    {
        for (int moment = 0; moment < 1_200; moment += 12)
        {
            var region = new SimulatedRegion(4, seed: moment, badMs: 0, fault);
            region.Start();
            Restart(region, moment, [1, 2, 3]);

            region.AssertReaches(height: 3, PatienceMs);
        }
    }

    [Fact]
    public void Half_a_region_decides_nothing_and_the_whole_goes_on_when_it_is_joined()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var region = new SimulatedRegion(4, seed, badMs: 5_000);
            region.Network.Partition([0, 1]);
            region.Start();

            region.Network.RunUntil(() => region.Network.IsCalm, deadlineMs: 6_000);
            region.Watch.Require(region.HighestHeight == 0, "half a region made a block final");

            region.AssertReaches(height: 3, PatienceMs);
        }
    }

    [Fact]
    public void Gateway_that_was_cut_off_catches_up_with_the_others()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var region = new SimulatedRegion(4, seed, badMs: 15_000);
            (region.Network.LossWhileBad, region.Network.DelayMsWhileBad) = (0, 20);
            region.Network.Partition([3]);
            region.Start();

            region.Network.RunUntil(() => region.Network.IsCalm, deadlineMs: 16_000);
            region.Watch.Require(region.HighestHeight >= 1 && region[3].Height == 0, "the cut cut the wrong ones");

            region.AssertReaches(region.HighestHeight + 1, PatienceMs);
        }
    }

    private static SimulatedRegion Healthy(int seed)
    {
        var region = new SimulatedRegion(4, seed, badMs: 0);
        region.Start();
        return region;
    }

    private static void Restart(SimulatedRegion region, long atMs, IEnumerable<int> gateways)
    {
        foreach (int index in gateways.ToArray())
        {
            region.Network.After(atMs, () =>
            {
                region[index].Crash();
                region.RestartLater(region[index]);
            });
        }
    }
}
