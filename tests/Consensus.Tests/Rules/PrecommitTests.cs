using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

// arXiv:1807.04938, Algorithm 1, lines 34 to 46 and 61 to 64.
public class PrecommitTests
{
    // Lines 34 and 35.
    [Fact]
    public void Prevotes_of_a_quorum_for_anything_start_the_prevote_timer_once()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, null, count: 1);
        Assert.False(gateway.HasStarted(TimeoutKind.Prevote, 0));

        gateway.Prevotes(0, gateway.B, count: 2, skip: 1);

        Assert.Single(gateway.Effects.OfType<StartTimeout>(), start => start.Timeout.Kind == TimeoutKind.Prevote);
    }

    // Line 34: "while step = prevote".
    [Fact]
    public void Prevotes_of_a_quorum_start_no_timer_while_the_proposal_is_awaited()
    {
        var gateway = GatewayUnderTest.InRoundZero();

        gateway.Prevotes(0, null, count: 3);

        Assert.False(gateway.HasStarted(TimeoutKind.Prevote, 0));
        Assert.Null(gateway.Sent(VoteType.Precommit, 0));
    }

    // Lines 36 to 41: quorum votes, one fewer is not enough.
    [Theory]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(7, 5)]
    [InlineData(31, 21)]
    public void Gateway_precommits_a_block_at_a_quorum_of_prevotes_and_not_before(int gateways, int quorum)
    {
        var gateway = GatewayUnderTest.InRoundZero(gateways);
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, gateway.A, count: quorum - 2);   // with its own: quorum - 1
        Assert.Null(gateway.Sent(VoteType.Precommit, 0));

        gateway.Prevotes(0, gateway.A, count: 1, skip: quorum - 2);

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Precommit, 0)!.BlockHash);
    }

    // Line 36 needs the block, however early the votes are.
    [Fact]
    public void Polka_for_a_block_that_has_not_come_waits_for_it()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Elapse(TimeoutKind.Propose, 0);
        gateway.Prevotes(0, gateway.A, count: 3);
        Assert.Null(gateway.Sent(VoteType.Precommit, 0));

        gateway.Propose(0, gateway.A);

        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Precommit, 0)!.BlockHash);
    }

    // Line 36, valid(v): doubtful blocks are valid, invalid ones are not.
    [Theory]
    [InlineData(BlockVerdict.Doubtful, true)]
    [InlineData(BlockVerdict.Invalid, false)]
    public void Polka_is_followed_for_doubtful_blocks_only(BlockVerdict verdict, bool isFollowed)
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A, verdict: verdict);

        gateway.Prevotes(0, gateway.A, count: 3);

        Assert.Null(gateway.Sent(VoteType.Prevote, 0)!.BlockHash);
        Assert.Equal(isFollowed ? gateway.A.Hash : null, gateway.Sent(VoteType.Precommit, 0)?.BlockHash);
    }

    // Lines 37 to 43: the lock and the polka are saved before the precommit is sent.
    [Fact]
    public void Lock_is_durable_before_its_precommit_leaves()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, gateway.A, count: 1);

        IReadOnlyList<ConsensusEffect> effects =
            gateway.Vote(VoteType.Prevote, 0, gateway.A, gateway.Others[1]);

        int saved = effects.ToList().FindIndex(effect => effect is SaveState);
        int sent = effects.ToList().FindIndex(effect => effect is BroadcastVote);
        Assert.InRange(saved, 0, sent - 1);
        var snapshot = ConsensusSnapshot.Parse(((SaveState)effects[saved]).Snapshot, TestRegion.Chain);
        Assert.Equal((gateway.A.Hash, 0), (snapshot.LockedHash, snapshot.LockedRound));
        Assert.Equal((gateway.A.Hash, 0), (snapshot.ValidHash, snapshot.ValidRound));
        Assert.Equal(3, snapshot.Votes.Count(vote => vote.Type == VoteType.Prevote));
    }

    // Lines 42 and 43 without 38 to 41: a polka after a nil precommit is remembered, and locks nobody.
    [Fact]
    public void Late_polka_makes_a_valid_value_and_no_lock()
    {
        var gateway = GatewayUnderTest.InRoundZero(turn: 1);
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, null, count: 1);
        gateway.Prevotes(0, gateway.A, count: 1, skip: 1);
        gateway.Elapse(TimeoutKind.Prevote, 0);
        gateway.Prevotes(0, gateway.A, count: 1, skip: 2);
        Assert.Null(gateway.Sent(VoteType.Precommit, 0)!.BlockHash);

        gateway.Precommits(0, null, count: 2);
        gateway.Elapse(TimeoutKind.Precommit, 0);

        BroadcastProposal again = Assert.Single(gateway.Effects.OfType<BroadcastProposal>());
        Assert.Equal((gateway.A.Hash, 0), (again.Proposal.BlockHash, again.Proposal.ValidRound));
        Assert.Equal(-1, ConsensusSnapshot.Parse(gateway.Saved, TestRegion.Chain).LockedRound);
    }

    // Lines 44 to 46.
    [Fact]
    public void Gateway_precommits_nil_at_a_quorum_of_nil_prevotes()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Elapse(TimeoutKind.Propose, 0);
        gateway.Prevotes(0, null, count: 1);
        Assert.Null(gateway.Sent(VoteType.Precommit, 0));

        gateway.Prevotes(0, null, count: 1, skip: 1);

        Assert.Null(gateway.Sent(VoteType.Precommit, 0)!.BlockHash);
    }

    // Lines 61 to 64.
    [Fact]
    public void Gateway_precommits_nil_when_the_prevotes_stay_split()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, null, count: 2);

        gateway.Elapse(TimeoutKind.Prevote, 0);

        Assert.Null(gateway.Sent(VoteType.Precommit, 0)!.BlockHash);
        Assert.Empty(gateway.Elapse(TimeoutKind.Prevote, 0));
    }

    // One vote a height, round and type: a polka after the nil precommit cannot be precommitted.
    [Fact]
    public void Nil_precommit_is_never_taken_back()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, null, count: 2);
        gateway.Elapse(TimeoutKind.Prevote, 0);

        gateway.Prevotes(0, gateway.A, count: 3);

        Assert.Null(gateway.Sent(VoteType.Precommit, 0)!.BlockHash);
    }
}
