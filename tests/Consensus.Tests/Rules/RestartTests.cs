using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

// A gateway keeps its word over a restart: paper section 2 counts one that does not as faulty.
public class RestartTests
{
    [Fact]
    public void Every_new_vote_and_proposal_is_saved_before_it_is_sent()
    {
        var gateway = GatewayUnderTest.InRoundZero(turn: 0);
        gateway.Do(new ValueReady(GatewayUnderTest.Height, 0, gateway.A));
        gateway.Prevotes(0, gateway.A, count: 2);

        ConsensusSnapshot? saved = null;
        foreach (ConsensusEffect effect in gateway.Effects)
        {
            switch (effect)
            {
                case SaveState state:
                    saved = ConsensusSnapshot.Parse(state.Snapshot, TestRegion.Chain);
                    break;
                case BroadcastVote sent:
                    Assert.Contains(saved!.Votes, vote => vote.Signature.SequenceEqual(sent.Vote.Signature));
                    break;
                case BroadcastProposal sent:
                    Assert.Contains(saved!.Proposals, own => own.Block.Hash == sent.Block.Hash);
                    break;
            }
        }

        Assert.Equal(2, gateway.Effects.OfType<BroadcastVote>().Count());
    }

    [Fact]
    public void Restarted_gateway_sends_the_same_votes_and_no_others()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();
        gateway.Propose(1, gateway.B);

        GatewayUnderTest restarted = gateway.Restart();
        restarted.Propose(1, restarted.A);   // another proposal of a two-faced proposer
        restarted.Elapse(TimeoutKind.Propose, 1);

        Assert.Equal((1, ConsensusStep.Prevote), (restarted.Machine.Round, restarted.Machine.CurrentStep));
        Assert.Equal(gateway.A.Hash, restarted.Sent(VoteType.Prevote, 0)!.BlockHash);
        Assert.Equal(gateway.A.Hash, restarted.Sent(VoteType.Precommit, 0)!.BlockHash);
        Assert.Null(restarted.Sent(VoteType.Prevote, 1)!.BlockHash);
    }

    [Fact]
    public void Restarted_gateway_is_still_locked()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();

        GatewayUnderTest restarted = gateway.Restart();   // its last save is the precommit of round 0
        Assert.Equal((0, ConsensusStep.Precommit), (restarted.Machine.Round, restarted.Machine.CurrentStep));
        restarted.Prevotes(1, null, count: 2);
        restarted.Propose(1, restarted.B);

        Assert.Null(restarted.Sent(VoteType.Prevote, 1)!.BlockHash);
    }

    // Lines 15 and 16 after a power cut in the whole region: value and polka come from the saved state alone.
    [Fact]
    public void Restarted_gateway_can_prove_its_valid_value_to_others()
    {
        GatewayUnderTest restarted = GatewayUnderTest.LockedOnAInRoundOne().Restart();
        restarted.Prevotes(3, null, count: 2);   // line 55: its own turn

        Proposal again = restarted.Effects.OfType<BroadcastProposal>().Last().Proposal;
        var stranger = new GatewayUnderTest(turn: 2);
        stranger.Prevotes(3, null, count: 2);
        foreach (ConsensusEffect effect in restarted.Machine.Outstanding())
        {
            stranger.Do(AsReceived(effect));
        }

        Assert.Equal((3, 0), (again.Round, again.ValidRound));
        Assert.Equal(restarted.A.Hash, stranger.Sent(VoteType.Prevote, 3)!.BlockHash);
    }

    [Fact]
    public void Restarted_proposer_sends_the_same_proposal()
    {
        var gateway = GatewayUnderTest.InRoundZero(turn: 0);
        gateway.Do(new ValueReady(GatewayUnderTest.Height, 0, gateway.A));

        GatewayUnderTest restarted = gateway.Restart();
        restarted.Do(new ValueReady(GatewayUnderTest.Height, 0, restarted.B));

        BroadcastProposal sent = Assert.Single(restarted.Effects.OfType<BroadcastProposal>());
        Assert.Equal(gateway.A.Hash, sent.Block.Hash);
        Assert.Empty(restarted.Effects.OfType<RequestValue>());
    }

    [Fact]
    public void Restart_between_heights_starts_afresh()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();
        var machine = new ConsensusMachine(gateway.Settings with { Restored = gateway.Saved });

        Assert.Empty(machine.Step(new HeightStarted(2, gateway.Region.Validators)));

        Assert.Equal(ConsensusStep.Idle, machine.CurrentStep);
    }

    // The ledger was put back from an older copy: votes at these heights are lost, so none is cast again.
    [Fact]
    public void Gateway_says_nothing_below_the_height_of_its_saved_votes()
    {
        GatewayUnderTest voted = GatewayUnderTest.LockedOnAInRoundOne();
        ConsensusSnapshot saved = ConsensusSnapshot.Parse(voted.Saved, TestRegion.Chain) with
        {
            Height = 2,
            Proposals = [],
            Votes = [],
            ValidHash = null,
            ValidRound = -1,
            LockedHash = null,
            LockedRound = -1,
        };
        byte[] later = saved.Encode(TestRegion.Chain);

        var gateway = new GatewayUnderTest(restored: later);
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, gateway.A, count: 3);
        Assert.DoesNotContain(
            gateway.Effects, effect => effect is BroadcastVote or BroadcastProposal or SaveState);

        gateway.Precommits(0, gateway.A, count: 3);
        Assert.Equal(gateway.A.Hash, gateway.Decided!.Hash);

        gateway.Do(new HeightStarted(2, gateway.Region.Validators));   // here its memory begins
        Assert.Equal((saved.Round, ConsensusStep.Propose), (gateway.Machine.Round, gateway.Machine.CurrentStep));
        gateway.Elapse(TimeoutKind.Propose, saved.Round);
        gateway.Do(new TimeoutElapsed(new ConsensusTimeout(TimeoutKind.Propose, 2, saved.Round)));
        Assert.Equal(2, gateway.Effects.OfType<BroadcastVote>().Single().Vote.Height);
    }

    // Saved state older than the words: peers know a vote that this gateway does not.
    [Theory]
    [InlineData(VoteType.Prevote)]
    [InlineData(VoteType.Precommit)]
    public void Gateway_that_hears_a_vote_of_its_own_it_forgot_says_nothing_more_at_this_height(VoteType type)
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Vote(type, 0, gateway.B, gateway.Self);

        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, gateway.A, count: 3);

        Assert.Empty(gateway.Effects.OfType<BroadcastVote>());
        Assert.True(ConsensusSnapshot.Parse(gateway.Saved, TestRegion.Chain).IsSilenced);

        GatewayUnderTest restarted = gateway.Restart();
        restarted.Elapse(TimeoutKind.Propose, 0);
        Assert.Empty(restarted.Effects.OfType<BroadcastVote>());

        gateway.Precommits(0, gateway.A, count: 3);   // it still follows, and speaks again at the next height
        Assert.Equal(gateway.A.Hash, gateway.Decided!.Hash);
        gateway.Do(new HeightStarted(2, gateway.Region.Validators));
        gateway.Do(new RoundZeroDue());
        gateway.Do(new TimeoutElapsed(new ConsensusTimeout(TimeoutKind.Propose, 2, 0)));
        Assert.Equal(2, gateway.Effects.OfType<BroadcastVote>().Single().Vote.Height);
    }

    [Fact]
    public void Own_votes_that_come_back_are_no_surprise()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();
        foreach (BroadcastVote sent in gateway.Effects.OfType<BroadcastVote>().ToArray())
        {
            Assert.Empty(gateway.Do(new VoteReceived(sent.Vote)));
        }

        gateway.Elapse(TimeoutKind.Propose, 1);

        Assert.NotNull(gateway.Sent(VoteType.Prevote, 1));
    }

    [Fact]
    public void Damaged_or_foreign_state_stops_the_gateway()
    {
        GatewayUnderTest gateway = GatewayUnderTest.LockedOnAInRoundOne();
        byte[] saved = gateway.Saved;

        Assert.Throws<InvalidDataException>(() =>
            new ConsensusMachine(gateway.Settings with { Restored = saved[..^1] }));
        Assert.Throws<InvalidDataException>(() =>
            new ConsensusMachine(gateway.Settings with { Restored = [.. saved, 0] }));
        Assert.Throws<InvalidDataException>(() =>
            new ConsensusMachine(gateway.Settings with { Restored = saved, Chain = new ChainId("other-0") }));
    }

    private static ConsensusEvent AsReceived(ConsensusEffect effect) => effect switch
    {
        BroadcastProposal sent => new ProposalReceived(sent.Proposal, sent.Block, BlockVerdict.Valid),
        BroadcastVote sent => new VoteReceived(sent.Vote),
        _ => throw new InvalidOperationException($"{effect} is nothing to send."),
    };
}
