using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Traps;

/// <summary>Gateways that have committed themselves to different blocks, with no quorum for any.</summary>
/// <remarks>
/// Neo's dBFT 2.0 (neo-modules issue 792, neo-go issue 2552) and Quorum's IBFT (quorum issue 305; R. Saltini,
/// arXiv:1901.07160, section 7.1) stand still for good here: who has committed waits for a round that the others
/// have left, or is locked for ever. Algorithm 1 of arXiv:1807.04938 goes on: a lock binds what a gateway prevotes
/// (line 23) but not which round it is in (lines 47, 65), and a later polka opens it (line 29).
/// </remarks>
public class SplitLockTests
{
    private static readonly int[] All = [0, 1, 2, 3];

    // dBFT 2.0 with four gateways, none faulty: one committed in view 0, one in view 1, two in neither.
    [Fact]
    public void Locks_on_two_blocks_do_not_hold_up_a_region_of_honest_gateways()
    {
        var region = LockedOnTwoBlocks(out Block x, out _);

        region.Hears = (_, _, _) => true;
        GoOn(region, All, fromRound: 2, toRound: 4);   // round 4 is gateway 0's, which proposes X with its polka

        Assert.All(All, gateway => Assert.Equal(x.Hash, region.Decided[gateway]?.Hash));
    }

    // The same with the holder of the older lock dead: three are just a quorum, and one of them is locked.
    [Fact]
    public void Lock_of_a_gateway_that_died_does_not_hold_up_the_others()
    {
        var region = LockedOnTwoBlocks(out _, out Block y);
        int[] living = [1, 2, 3];

        region.Hears = (from, to, _) => from != 0 && to != 0;
        GoOn(region, living, fromRound: 2, toRound: 5);   // round 5 is gateway 1's, which proposes Y with its polka

        Assert.All(living, gateway => Assert.Equal(y.Hash, region.Decided[gateway]?.Hash));
    }

    // Line 29: with an unlocked gateway dead, each of the two locked ones is needed, and the older lock must give way.
    [Fact]
    public void Older_lock_gives_way_to_the_polka_of_a_later_round()
    {
        var region = LockedOnTwoBlocks(out _, out Block y);
        int[] living = [0, 1, 2];

        region.Hears = (from, to, _) => from != 3 && to != 3;
        GoOn(region, living, fromRound: 2, toRound: 4);   // X again, with an older polka than gateway 1's lock
        Assert.All(living, gateway => Assert.Null(region.Decided[gateway]));
        GoOn(region, living, fromRound: 4, toRound: 5);

        Assert.All(living, gateway => Assert.Equal(y.Hash, region.Decided[gateway]?.Hash));
    }

    // And with the holder of the newer one dead: the older lock is as good as any once its polka is shown.
    [Fact]
    public void Older_of_two_locks_is_enough_when_the_newer_one_died()
    {
        var region = LockedOnTwoBlocks(out Block x, out _);
        int[] living = [0, 2, 3];

        region.Hears = (from, to, _) => from != 1 && to != 1;
        GoOn(region, living, fromRound: 2, toRound: 4);

        Assert.All(living, gateway => Assert.Equal(x.Hash, region.Decided[gateway]?.Hash));
    }

    // f+1 have committed X, the others changed the round: who has committed leaves the round like everybody else.
    [Fact]
    public void Committed_half_and_the_half_that_went_on_meet_again()
    {
        var region = new Quartet();
        Block x = region.BlockOf('X');
        region.Hears = (from, to, message) => message switch
        {
            BroadcastProposal => to != 3,
            BroadcastVote { Vote.Type: VoteType.Prevote } => to is 0 or 1 || from is 1 or 3 || to == 3,
            _ => true,
        };
        region.Tell(0, new ValueReady(1, 0, x));
        region.Elapse(3, TimeoutKind.Propose, 0);
        region.Elapse(2, TimeoutKind.Prevote, 0);
        region.Elapse(3, TimeoutKind.Prevote, 0);
        Assert.All(All, gateway => Assert.Null(region.Decided[gateway]));

        region.Hears = (_, _, _) => true;
        GoOn(region, All, fromRound: 0, toRound: 4);

        Assert.All(All, gateway => Assert.Equal(x.Hash, region.Decided[gateway]?.Hash));
    }

    // Gateway 0 is locked on X since round 0, gateway 1 on Y since round 1; all stand in round 2.
    private static Quartet LockedOnTwoBlocks(out Block x, out Block y)
    {
        var region = new Quartet();
        (x, y) = (region.BlockOf('X'), region.BlockOf('Y'));

        // Prevotes X X X nil; only gateway 0 hears all three for X.
        region.Hears = (from, to, message) => message switch
        {
            BroadcastProposal => to != 3,
            BroadcastVote { Vote.Type: VoteType.Prevote } =>
                to == 0 || (from, to) is (2 or 3, 1) or (1 or 3, 2) or (0 or 1, 3),
            _ => true,
        };
        region.Tell(0, new ValueReady(1, 0, x));
        region.Elapse(3, TimeoutKind.Propose, 0);
        Elapse(region, TimeoutKind.Prevote, 0, [1, 2, 3]);
        Elapse(region, TimeoutKind.Precommit, 0, All);

        // Prevotes nil Y Y Y; only gateway 1 hears all three for Y.
        region.Hears = (from, to, message) => message is not BroadcastVote { Vote.Type: VoteType.Prevote }
            || to == 1 || (from, to) is (1 or 2, 0) or (0 or 1, 2) or (0 or 1, 3);
        region.Tell(1, new ValueReady(1, 1, y));
        Elapse(region, TimeoutKind.Prevote, 1, [0, 2, 3]);
        Elapse(region, TimeoutKind.Precommit, 1, All);

        Assert.All(All, gateway => Assert.Equal((2, null), (region[gateway].Round, region.Decided[gateway]?.Hash)));
        return region;
    }

    // New proposers offer new blocks each time; whoever remembers a polka offers its block again instead.
    private static void GoOn(Quartet region, int[] living, int fromRound, int toRound)
    {
        for (int round = fromRound; round <= toRound; round++)
        {
            int proposer = round % 4;
            foreach (int gateway in living) region.Resend(gateway);
            if (living.Contains(proposer)) region.Tell(proposer, new ValueReady(1, round, region.BlockOf(round)));
            if (round == toRound) return;
            Elapse(region, TimeoutKind.Propose, round, living);
            Elapse(region, TimeoutKind.Prevote, round, living);
            Elapse(region, TimeoutKind.Precommit, round, living);
        }
    }

    private static void Elapse(Quartet region, TimeoutKind kind, int round, int[] gateways)
    {
        foreach (int gateway in gateways) region.Elapse(gateway, kind, round);
    }
}
