using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

// arXiv:1807.04938, lemmas 3 and 4: what locks are for.
public class LockTests
{
    // Gateway 0 alone sees the precommits for X, decides and is cut off. Gateways 1 and 2 are locked on X,
    // gateway 3 knows nothing of it and proposes Y: without the locks 1, 2 and 3 would make Y final beside X.
    [Fact]
    public void Block_that_one_gateway_decided_binds_those_that_do_not_know()
    {
        var region = new Quartet();
        (Block x, Block y) = (region.BlockOf('X'), region.BlockOf('Y'));
        region.Hears = (from, to, message) => from == 0
            ? to != 3 && message is not BroadcastVote { Vote.Type: VoteType.Precommit }
            : message is BroadcastVote;
        region.Tell(0, new ValueReady(1, 0, x));
        region.Elapse(3, TimeoutKind.Propose, 0);
        region.Elapse(3, TimeoutKind.Prevote, 0);
        Assert.Equal(x.Hash, region.Decided[0]!.Hash);
        Assert.All([1, 2, 3], gateway => Assert.Null(region.Decided[gateway]));

        region.Hears = (from, to, _) => from != 0 && to != 0;
        GoToNextRound(region, 0);
        GoToNextRound(region, 1);
        GoToNextRound(region, 2);
        Assert.Equal((3, ConsensusStep.Propose), (region[3].Round, region[3].CurrentStep));
        region.Tell(3, new ValueReady(1, 3, y));
        GoToNextRound(region, 3);
        Assert.All([1, 2, 3], gateway => Assert.NotEqual(y.Hash, region.Decided[gateway]?.Hash));

        GoToNextRound(region, 4);   // round 5 is gateway 1's, which proposes X again and proves its polka
        region.Resend(1);
        Assert.All([1, 2, 3], gateway => Assert.Equal(x.Hash, region.Decided[gateway]!.Hash));
    }

    private static void GoToNextRound(Quartet region, int round)
    {
        foreach (TimeoutKind kind in new[] { TimeoutKind.Propose, TimeoutKind.Prevote, TimeoutKind.Precommit })
        {
            foreach (int gateway in new[] { 1, 2, 3 })
            {
                region.Elapse(gateway, kind, round);
            }
        }
    }
}
