using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

// arXiv:1807.04938, Algorithm 1, lines 22 to 33 and 57 to 60.
public class PrevoteTests
{
    // Lines 22 to 26; DESIGN: a doubt is a reason for nil only here.
    [Theory]
    [InlineData(BlockVerdict.Valid, true)]
    [InlineData(BlockVerdict.Invalid, false)]
    [InlineData(BlockVerdict.Doubtful, false)]
    public void Gateway_prevotes_a_new_proposal_that_is_valid_and_timely_and_nil_for_others(
        BlockVerdict verdict, bool isAccepted)
    {
        var gateway = GatewayUnderTest.InRoundZero();

        gateway.Propose(0, gateway.A, verdict: verdict);

        Assert.Equal(isAccepted ? gateway.A.Hash : null, gateway.Sent(VoteType.Prevote, 0)!.BlockHash);
        Assert.Equal(ConsensusStep.Prevote, gateway.Machine.CurrentStep);
    }

    // Line 23: lockedValue = v.
    [Theory]
    [InlineData(BlockVerdict.Valid)]
    [InlineData(BlockVerdict.Doubtful)]
    public void Locked_gateway_prevotes_its_locked_value_proposed_as_new(BlockVerdict verdict)
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();

        gateway.Propose(1, gateway.A, verdict: verdict);

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 1)!.BlockHash);
    }

    // Line 23: locked on another value.
    [Fact]
    public void Locked_gateway_prevotes_nil_for_another_new_value()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();

        gateway.Propose(1, gateway.B);

        Assert.Null(gateway.Sent(VoteType.Prevote, 1)!.BlockHash);
    }

    // Line 28 waits for the polka that the proposal names; line 29 then releases an older lock.
    [Fact]
    public void Locked_gateway_prevotes_another_value_once_it_sees_a_later_polka_for_it()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();
        gateway.Prevotes(2, null, count: 2);   // line 55: round 2
        gateway.Propose(2, gateway.B, validRound: 1);
        Assert.Null(gateway.Sent(VoteType.Prevote, 2));

        gateway.Prevotes(1, gateway.B, count: 3);

        Assert.Equal(gateway.B.Hash, gateway.Sent(VoteType.Prevote, 2)!.BlockHash);
    }

    // Line 29: lockedRound <= vr. A polka older than the lock releases nothing.
    [Fact]
    public void Locked_gateway_prevotes_nil_for_a_value_with_an_earlier_polka()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Prevotes(1, null, count: 2);   // line 55: round 1
        gateway.Propose(1, gateway.A);
        gateway.Prevotes(1, gateway.A, count: 2, skip: 1);
        gateway.Prevotes(2, null, count: 2);   // line 55: round 2, locked on A since round 1

        gateway.Prevotes(0, gateway.B, count: 3);
        gateway.Propose(2, gateway.B, validRound: 0);

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Precommit, 1)!.BlockHash);
        Assert.Null(gateway.Sent(VoteType.Prevote, 2)!.BlockHash);
    }

    // Line 29: lockedValue = v.
    [Fact]
    public void Locked_gateway_prevotes_its_locked_value_proposed_again()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();

        gateway.Propose(1, gateway.A, validRound: 0);

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 1)!.BlockHash);
    }

    // valid(v) of line 29 is the same everywhere: time counts at line 22 only, or a lock could never be released.
    [Fact]
    public void Repeated_value_is_never_doubtful()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Elapse(TimeoutKind.Propose, 0);
        gateway.Prevotes(0, gateway.A, count: 3);
        gateway.Prevotes(1, null, count: 2);   // line 55: round 1

        gateway.Propose(1, gateway.A, validRound: 0, verdict: BlockVerdict.Doubtful);

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 1)!.BlockHash);
    }

    [Fact]
    public void Repeated_value_that_breaks_a_rule_earns_nil()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Elapse(TimeoutKind.Propose, 0);
        gateway.Prevotes(0, gateway.A, count: 3);
        gateway.Prevotes(1, null, count: 2);

        gateway.Propose(1, gateway.A, validRound: 0, verdict: BlockVerdict.Invalid);

        Assert.Null(gateway.Sent(VoteType.Prevote, 1)!.BlockHash);
    }

    // Lines 57 to 60.
    [Fact]
    public void Gateway_prevotes_nil_when_no_proposal_comes()
    {
        var gateway = GatewayUnderTest.InRoundZero();

        gateway.Elapse(TimeoutKind.Propose, 0);

        Assert.Null(gateway.Sent(VoteType.Prevote, 0)!.BlockHash);
    }

    // Line 58: only in this round, only while waiting.
    [Fact]
    public void Stale_propose_timeout_changes_nothing()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);

        Assert.Empty(gateway.Elapse(TimeoutKind.Propose, 0));
        Assert.Empty(gateway.Elapse(TimeoutKind.Propose, 1));
        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Prevote, 0)!.BlockHash);
    }

    [Fact]
    public void Proposal_of_anyone_but_the_rounds_proposer_is_nothing()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        int other = gateway.Region.Validators.Proposer(GatewayUnderTest.Height, 1);
        Proposal forged = gateway.Region.Proposal(GatewayUnderTest.Height, 0, gateway.A, -1, other);

        Assert.Empty(gateway.Do(new ProposalReceived(forged, gateway.A, BlockVerdict.Valid)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(0, -2)]
    public void Proposal_with_a_valid_round_that_cannot_be_is_nothing(int round, int validRound)
    {
        var gateway = GatewayUnderTest.InRoundZero();

        Assert.Empty(gateway.Propose(round, gateway.A, validRound));
    }

    [Fact]
    public void Proposal_with_another_block_than_it_signs_is_nothing()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        Proposal proposal = gateway.Region.Proposal(GatewayUnderTest.Height, 0, gateway.A, -1);

        Assert.Empty(gateway.Do(new ProposalReceived(proposal, gateway.B, BlockVerdict.Valid)));
    }

    [Fact]
    public void Messages_of_other_heights_are_nothing()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        Block later = gateway.Region.BlockOf(2, 'A');

        Proposal proposal = gateway.Region.Proposal(2, 3, later, -1);
        Assert.Empty(gateway.Do(new ProposalReceived(proposal, later, BlockVerdict.Valid)));
        foreach (int peer in gateway.Others)
        {
            Assert.Empty(gateway.Do(new VoteReceived(gateway.Region.Vote(VoteType.Precommit, 2, 0, null, peer))));
        }
    }
}
