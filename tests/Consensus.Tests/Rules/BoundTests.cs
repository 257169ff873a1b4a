using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

// f validators may sign anything for any round: memory and timers have bounds all the same.
public class BoundTests
{
    // Paper section 3: timeouts grow with the round; capped, so that a region cut for hours recovers in seconds.
    [Theory]
    [InlineData(TimeoutKind.Propose, 0, 1_000)]
    [InlineData(TimeoutKind.Propose, 1, 1_500)]
    [InlineData(TimeoutKind.Prevote, 0, 500)]
    [InlineData(TimeoutKind.Precommit, 4, 2_500)]
    [InlineData(TimeoutKind.Propose, 1_000, 10_000)]
    [InlineData(TimeoutKind.Prevote, int.MaxValue, 10_000)]
    public void Timers_grow_with_the_round_up_to_a_cap(TimeoutKind kind, int round, int expectedMs) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expectedMs), new ConsensusTimeouts().For(kind, round));

    [Fact]
    public void Timers_fall_back_with_the_next_height()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Precommits(40, gateway.A, count: 2);
        Assert.Equal(TimeSpan.FromSeconds(10), gateway.Effects.OfType<StartTimeout>().Last().After);
        gateway.Propose(40, gateway.A);
        gateway.Precommits(40, gateway.A, count: 1, skip: 2);
        Assert.NotNull(gateway.Decided);

        gateway.Do(new HeightStarted(2, gateway.Region.Validators));
        gateway.Do(new RoundZeroDue());

        Assert.Equal(TimeSpan.FromSeconds(1), gateway.Effects.OfType<StartTimeout>().Last().After);
    }

    [Fact]
    public void Flood_of_future_rounds_costs_the_flooder_its_own_votes_and_no_others()
    {
        var region = new TestRegion(4);
        var log = new MessageLog(region.Validators, new Locks());
        log.Enter(0);
        Vote honest = region.Vote(VoteType.Prevote, 1, 1, null, 1);
        log.Add(honest, out _);
        for (int round = 1; round < 10_000; round++)
        {
            log.Claim(0, round);
            log.Add(new Vote(VoteType.Prevote, 1, round, null, 0, []), out _);
            log.Add(new Vote(VoteType.Precommit, 1, round, null, 0, []), out _);
        }

        Assert.Equal(1 + (2 * FutureVotes.RoundsKept), log.FutureVotesHeld);
        log.Enter(1);
        Assert.Equal([honest], log.Current.Prevotes.Votes);
    }

    [Fact]
    public void Flood_of_proposals_holds_few_blocks()
    {
        var region = new TestRegion(4);
        var log = new MessageLog(region.Validators, new Locks());
        log.Enter(0);
        for (int salt = 0; salt < 1_000; salt++)
        {
            Block block = region.BlockOf(1, salt);
            log.Add(region.Proposal(1, salt % 100, block, -1), block, BlockVerdict.Valid);
        }

        Assert.Equal(1 + MessageLog.FutureProposals, log.BlocksHeld);
    }

    // To judge a block costs its receiver more than it costs its maker.
    [Fact]
    public void Second_proposal_of_a_round_is_not_worth_judging_until_honest_votes_name_it()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        var first = gateway.Region.Proposal(GatewayUnderTest.Height, 0, gateway.A, -1);
        var second = gateway.Region.Proposal(GatewayUnderTest.Height, 0, gateway.B, -1);
        Assert.True(gateway.Machine.CanUse(first));
        gateway.Propose(0, gateway.A);

        Assert.True(gateway.Machine.CanUse(first));
        Assert.False(gateway.Machine.CanUse(second));
        gateway.Prevotes(0, gateway.B, count: 2);
        Assert.True(gateway.Machine.CanUse(second));
    }

    [Fact]
    public void Proposal_of_a_far_round_another_height_or_out_of_turn_is_not_worth_judging()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        var proposal = gateway.Region.Proposal(GatewayUnderTest.Height, 1, gateway.A, -1);

        Assert.True(gateway.Machine.CanUse(proposal));
        Assert.False(gateway.Machine.CanUse(proposal with { Round = MessageLog.FutureProposals + 1 }));
        Assert.False(gateway.Machine.CanUse(proposal with { Height = 2 }));
        Assert.False(gateway.Machine.CanUse(proposal with { ValidatorIndex = (proposal.ValidatorIndex + 1) % 4 }));
    }

    [Fact]
    public void Long_height_forgets_its_early_rounds_but_not_those_that_hold_a_lock()
    {
        var region = new TestRegion(4);
        var locks = new Locks();
        var log = new MessageLog(region.Validators, locks);
        Block locked = region.BlockOf(1, 0);
        for (int round = 0; round < 1_000; round++)
        {
            log.Enter(round);
            Block block = round == 0 ? locked : region.BlockOf(1, round);
            log.Add(region.Proposal(1, round, block, -1), block, BlockVerdict.Valid);
            log.Add(region.Vote(VoteType.Prevote, 1, round, block.Hash, 1), out _);
            if (round == 0)
            {
                locks.Lock(locked.Hash, 0);
                locks.RememberValid(locked, 0);
            }
        }

        Assert.Equal(MessageLog.PastRounds + 1, log.Rounds.Count());
        Assert.Single(log.Find(0)!.Prevotes.Votes);
        Assert.NotNull(log.Find(locked.Hash));
        Assert.InRange(log.BlocksHeld, 1, 3);
    }

    // Line 28 for a proposal whose polka lies further back than the rounds a gateway remembers.
    [Fact]
    public void Polka_of_a_forgotten_round_is_heard_when_the_rounds_proposal_names_it()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Prevotes(100, null, count: 2);
        gateway.Propose(100, gateway.A, validRound: 3);

        gateway.Prevotes(3, gateway.A, count: 3);

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 100)!.BlockHash);
    }

    [Fact]
    public void Saved_state_stays_small_however_long_the_height_lasts()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();
        for (int round = 1; round < 500; round++)
        {
            gateway.Elapse(TimeoutKind.Propose, round);
            gateway.Prevotes(round, null, count: 3);
            gateway.Precommits(round, null, count: 3);
            gateway.Elapse(TimeoutKind.Precommit, round);
        }

        Assert.Equal(500, gateway.Machine.Round);
        Assert.InRange(gateway.Saved.Length, 1, 16 * 1024);
    }

    [Fact]
    public void Rubbish_votes_are_nothing()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        Vote good = gateway.Region.Vote(VoteType.Prevote, GatewayUnderTest.Height, 0, null, gateway.Others[0]);

        Assert.Empty(gateway.Do(new VoteReceived(good with { ValidatorIndex = -1 })));
        Assert.Empty(gateway.Do(new VoteReceived(good with { ValidatorIndex = 4 })));
        Assert.Empty(gateway.Do(new VoteReceived(good with { Round = -1 })));
        Assert.Empty(gateway.Do(new VoteReceived(good with { Type = (VoteType)3 })));
    }

    [Fact]
    public void Events_before_the_first_height_are_nothing()
    {
        var region = new TestRegion(4);
        var machine = new ConsensusMachine(
            new ConsensusSettings { Signer = region.Signers[0], Chain = TestRegion.Chain });
        Block block = region.BlockOf(1, 0);

        Assert.Empty(machine.Step(new RoundZeroDue()));
        Assert.Empty(machine.Step(new VoteReceived(region.Vote(VoteType.Prevote, 1, 0, null, 1))));
        Assert.Empty(machine.Step(
            new ProposalReceived(region.Proposal(1, 0, block, -1), block, BlockVerdict.Valid)));
        Assert.Empty(machine.Step(new ValueReady(1, 0, block)));
        Assert.Empty(machine.Step(new TimeoutElapsed(new ConsensusTimeout(TimeoutKind.Propose, 1, 0))));
        Assert.Empty(machine.Outstanding());
    }
}
