using EdgeLedger.Consensus.Tests.Simulation;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Traps;

/// <summary>Regions whose rounds have failed for hours, and regions of every size.</summary>
public class EndlessRoundTests
{
    // Besu issue 7642: timers that double each round end in rounds of an hour, each gateway in another one, and a
    // region that is whole again stays dead for as long. Here a timer has a cap, and f+1 voices of a later round
    // are followed at once (line 55).
    [Fact]
    public void Region_whose_blocks_got_lost_for_an_hour_is_back_within_seconds()
    {
        const int HourMs = 3_600_000;
        const int SecondsMs = 5_000;
        var region = new SimulatedRegion(4, seed: 7642, badMs: HourMs)
        {
            Loses = message => message is not PeerMessage.Voted,
        };
        (region.Network.LossWhileBad, region.Network.DelayMsWhileBad) = (0, 20);
        region.Start();
        region.Network.RunUntil(() => region.Network.IsCalm, HourMs + 1_000);
        region.Watch.Require(region.HighestHeight == 0, "a lone proposer's block became final");
        region.Watch.Require(region[0].Round > 1_000, $"only {region[0].Round} rounds failed");

        region.AssertReaches(height: 2, SecondsMs);
    }

    // Besu issue 8307: who comes back with an empty store takes part again, and the others wait for nobody. (More
    // than f lost stores are more than any such algorithm promises to survive.)
    [Fact]
    public void Region_goes_on_beside_a_gateway_that_forgets_everything_each_time()
    {
        var region = new SimulatedRegion(4, seed: 8307, badMs: 30_000, FaultKind.Amnesiac);
        (region.Network.LossWhileBad, region.Network.DelayMsWhileBad) = (0, 20);
        region.MakeFragile(0.01);
        region.Start();

        region.Network.RunUntil(() => region.Network.IsCalm, deadlineMs: 31_000);

        region.AssertReaches(region.HighestHeight + 3, withinMs: 20_000);
    }

    public static TheoryData<int> EverySize => [.. Enumerable.Range(1, 31)];

    // n - f gateways are always a quorum, whatever n.
    [Theory]
    [MemberData(nameof(EverySize))]
    public void Region_of_any_size_goes_on_without_the_gateways_that_may_be_faulty(int gateways)
    {
        var region = new SimulatedRegion(
            gateways, gateways, badMs: 0, [.. Enumerable.Repeat(FaultKind.Silent, Quorum.Faulty(gateways))]);
        region.Start();

        region.AssertReaches(height: 2, withinMs: 60_000);
    }

    // One voice less, and nothing may become final: two halves of such a region could decide differently.
    [Theory]
    [MemberData(nameof(EverySize))]
    public void Region_of_any_size_stands_still_when_one_more_is_gone(int gateways)
    {
        int silent = gateways - Quorum.Of(gateways) + 1;
        var region = new SimulatedRegion(
            gateways, gateways, badMs: 0, [.. Enumerable.Repeat(FaultKind.Silent, silent)]);
        region.Start();

        region.Network.RunUntil(() => region.Honest.Any(gateway => gateway.Height > 0), deadlineMs: 20_000);

        region.Watch.Require(region.Honest.All(gateway => gateway.Height == 0), "less than a quorum decided");
    }
}
