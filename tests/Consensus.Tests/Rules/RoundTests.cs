using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

// arXiv:1807.04938, Algorithm 1, lines 10 to 21 and 55 to 56.
public class RoundTests
{
    [Fact]
    public void Height_idles_without_timers_until_something_is_due()
    {
        var gateway = new GatewayUnderTest(turn: 0);

        Assert.Equal(ConsensusStep.Idle, gateway.Machine.CurrentStep);
        Assert.Empty(gateway.Effects);

        gateway.Do(new RoundZeroDue());

        Assert.Equal(ConsensusStep.Propose, gateway.Machine.CurrentStep);
    }

    // Lines 14 to 19.
    [Fact]
    public void Proposer_asks_for_a_value_and_proposes_it_without_a_valid_round()
    {
        var gateway = GatewayUnderTest.InRoundZero(turn: 0);
        Assert.Contains(new RequestValue(GatewayUnderTest.Height, 0), gateway.Effects);

        gateway.Do(new ValueReady(GatewayUnderTest.Height, 0, gateway.A));

        BroadcastProposal sent = Assert.Single(gateway.Effects.OfType<BroadcastProposal>());
        Assert.Equal((0, gateway.A.Hash, -1), Content(sent));
        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 0)!.BlockHash);
    }

    [Fact]
    public void Value_that_comes_after_the_propose_timeout_is_not_proposed()
    {
        var gateway = GatewayUnderTest.InRoundZero(turn: 0);
        gateway.Elapse(TimeoutKind.Propose, 0);

        gateway.Do(new ValueReady(GatewayUnderTest.Height, 0, gateway.A));

        Assert.Empty(gateway.Effects.OfType<BroadcastProposal>());
        Assert.Null(gateway.Sent(VoteType.Prevote, 0)!.BlockHash);
    }

    [Fact]
    public void Second_value_for_a_round_is_not_proposed()
    {
        var gateway = GatewayUnderTest.InRoundZero(turn: 0);
        gateway.Do(new ValueReady(GatewayUnderTest.Height, 0, gateway.A));

        gateway.Do(new ValueReady(GatewayUnderTest.Height, 0, gateway.B));

        Assert.Single(gateway.Effects.OfType<BroadcastProposal>());
    }

    // Lines 15 and 16.
    [Fact]
    public void Proposer_proposes_the_value_that_had_a_polka_again_with_its_round()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();
        gateway.Prevotes(2, null, count: 3);
        gateway.Prevotes(3, null, count: 2);   // line 55: on to its own turn, round 3

        BroadcastProposal sent = Assert.Single(gateway.Effects.OfType<BroadcastProposal>());
        Assert.Equal((3, gateway.A.Hash, 0), Content(sent));
        Assert.Empty(gateway.Effects.OfType<RequestValue>());
    }

    // Line 21.
    [Fact]
    public void Round_starts_the_propose_timer()
    {
        var gateway = GatewayUnderTest.InRoundZero();

        Assert.True(gateway.HasStarted(TimeoutKind.Propose, 0));
        Assert.Empty(gateway.Effects.OfType<RequestValue>());
    }

    // Line 10: woken by the proposer of round 0.
    [Fact]
    public void Idle_gateway_is_woken_by_a_valid_proposal_of_round_zero()
    {
        var gateway = new GatewayUnderTest();

        gateway.Propose(0, gateway.A);

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 0)!.BlockHash);
    }

    [Theory]
    [InlineData(0, BlockVerdict.Invalid)]
    [InlineData(0, BlockVerdict.Doubtful)]
    [InlineData(1, BlockVerdict.Valid)]
    public void Idle_gateway_sleeps_on_when_one_proposer_sends_anything_else(int round, BlockVerdict verdict)
    {
        var gateway = new GatewayUnderTest();

        gateway.Propose(round, gateway.A, verdict: verdict);

        Assert.Equal(ConsensusStep.Idle, gateway.Machine.CurrentStep);
        Assert.Empty(gateway.Effects);
    }

    // Lines 55 and 56 with the idle gateway's round as -1: f voices may all be faulty, f+1 hold an honest one.
    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    [InlineData(7, 2)]
    [InlineData(31, 10)]
    public void Idle_gateway_is_woken_by_one_more_peer_than_may_be_faulty(int gateways, int faulty)
    {
        var gateway = new GatewayUnderTest(gateways);
        gateway.Prevotes(0, null, count: faulty);
        Assert.Equal(ConsensusStep.Idle, gateway.Machine.CurrentStep);

        gateway.Prevotes(0, null, count: 1, skip: faulty);

        Assert.Equal(ConsensusStep.Propose, gateway.Machine.CurrentStep);
        Assert.True(gateway.HasStarted(TimeoutKind.Propose, 0));
    }

    // Lines 55 and 56.
    [Theory]
    [InlineData(4, 1)]
    [InlineData(7, 2)]
    [InlineData(31, 10)]
    public void Gateway_catches_up_with_a_round_that_an_honest_peer_has_reached(int gateways, int faulty)
    {
        var gateway = GatewayUnderTest.InRoundZero(gateways);
        gateway.Precommits(9, null, count: faulty);
        Assert.Equal(0, gateway.Machine.Round);

        gateway.Precommits(7, null, count: 1, skip: faulty);   // f claim 9, one 7: only 7 is sure

        Assert.Equal(7, gateway.Machine.Round);
        Assert.True(gateway.HasStarted(TimeoutKind.Propose, 7));
    }

    [Fact]
    public void Proposal_counts_as_a_message_of_its_round()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        int proposer = gateway.Region.Validators.Proposer(GatewayUnderTest.Height, 6);

        gateway.Vote(VoteType.Prevote, 6, null, gateway.Others.First(peer => peer != proposer));
        gateway.Propose(6, gateway.A);

        Assert.Equal(6, gateway.Machine.Round);
        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 6)!.BlockHash);
    }

    [Fact]
    public void One_peer_that_claims_many_rounds_moves_nobody()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        for (int round = 1; round < 1_000; round++)
        {
            gateway.Vote(VoteType.Prevote, round, null, gateway.Others[0]);
            gateway.Vote(VoteType.Precommit, round, null, gateway.Others[0]);
        }

        Assert.Equal(0, gateway.Machine.Round);
    }

    [Fact]
    public void Height_entered_twice_is_a_broken_driver()
    {
        var gateway = new GatewayUnderTest();

        Assert.Throws<InvalidOperationException>(() =>
            gateway.Do(new HeightStarted(GatewayUnderTest.Height, gateway.Region.Validators)));
    }

    private static (int Round, Hash256 Block, int ValidRound) Content(BroadcastProposal sent) =>
        (sent.Proposal.Round, sent.Proposal.BlockHash, sent.Proposal.ValidRound);
}
