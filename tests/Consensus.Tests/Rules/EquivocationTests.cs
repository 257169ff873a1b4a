using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

// Two votes of one validator for one height, round and type; arXiv:1807.04938, section 2: the faulty may do
// anything.
public class EquivocationTests
{
    [Theory]
    [InlineData(VoteType.Prevote)]
    [InlineData(VoteType.Precommit)]
    public void Two_different_votes_are_reported_and_prove_the_fault(VoteType type)
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Vote(type, 0, gateway.A, gateway.Others[0]);
        gateway.Vote(type, 0, gateway.B, gateway.Others[0]);

        ReportEquivocation report = Assert.Single(gateway.Effects.OfType<ReportEquivocation>());
        var evidence = EquivocationEvidence.Of(gateway.Region.Validators, report.First, report.Second);
        Assert.True(evidence.Verify(gateway.Region.Validators, TestRegion.Chain, KeyedHashScheme.Instance));
    }

    [Fact]
    public void Different_votes_for_a_round_not_reached_yet_are_reported_too()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Vote(VoteType.Prevote, 7, gateway.A, gateway.Others[0]);
        gateway.Vote(VoteType.Prevote, 7, null, gateway.Others[0]);

        Assert.Single(gateway.Effects.OfType<ReportEquivocation>());
    }

    [Fact]
    public void Same_vote_twice_is_no_fault()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Vote(VoteType.Prevote, 0, gateway.A, gateway.Others[0]);
        gateway.Vote(VoteType.Prevote, 0, gateway.A, gateway.Others[0]);
        gateway.Vote(VoteType.Precommit, 0, null, gateway.Others[0]);
        gateway.Vote(VoteType.Prevote, 1, null, gateway.Others[0]);

        Assert.Empty(gateway.Effects.OfType<ReportEquivocation>());
    }

    [Fact]
    public void Validator_is_reported_once_a_height_however_often_it_lies()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        for (int round = 0; round < 100; round++)
        {
            gateway.Vote(VoteType.Prevote, round, gateway.A, gateway.Others[0]);
            gateway.Vote(VoteType.Prevote, round, gateway.B, gateway.Others[0]);
        }

        Assert.Single(gateway.Effects.OfType<ReportEquivocation>());
    }

    [Fact]
    public void Two_faced_voter_counts_once_among_the_voters()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Vote(VoteType.Prevote, 0, null, gateway.Others[0]);
        gateway.Vote(VoteType.Prevote, 0, gateway.A, gateway.Others[0]);

        Assert.False(gateway.HasStarted(TimeoutKind.Prevote, 0));
        Assert.Null(gateway.Sent(VoteType.Precommit, 0));
    }

    // Why a second vote counts for its block: the faulty validator completed A's polka at one gateway only and
    // shows nil to all others. That gateway is locked and can prove it only with the faulty validator's vote for
    // A. Were just the first vote counted, the three honest gateways could never agree again (lines 28 and 29).
    [Fact]
    public void Lock_that_rests_on_a_two_faced_vote_can_be_proven_to_those_who_saw_its_other_face()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        int faulty = gateway.Others[0];
        gateway.Propose(0, gateway.A);
        gateway.Vote(VoteType.Prevote, 0, null, faulty);
        gateway.Vote(VoteType.Prevote, 0, null, gateway.Others[1]);
        gateway.Elapse(TimeoutKind.Prevote, 0);
        gateway.Precommits(0, null, count: 2);
        gateway.Elapse(TimeoutKind.Precommit, 0);

        gateway.Propose(1, gateway.A, validRound: 0);
        gateway.Vote(VoteType.Prevote, 0, gateway.A, gateway.Others[2]);
        Assert.Null(gateway.Sent(VoteType.Prevote, 1));
        gateway.Vote(VoteType.Prevote, 0, gateway.A, faulty);   // forwarded by the gateway that is locked

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 1)!.BlockHash);
    }

    // A two-faced proposer: this gateway got B first, the quorum got A.
    [Fact]
    public void Gateway_follows_a_polka_for_the_other_block_of_a_two_faced_proposer()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.B);
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, gateway.A, count: 3);
        Assert.Null(gateway.Sent(VoteType.Precommit, 0));   // nobody had vouched for A yet when it came

        gateway.Propose(0, gateway.A);   // resent

        Assert.Equal(gateway.B.Hash, gateway.Sent(VoteType.Prevote, 0)!.BlockHash);
        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Precommit, 0)!.BlockHash);
    }
}
