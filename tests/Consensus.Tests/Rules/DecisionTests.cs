using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

// arXiv:1807.04938, Algorithm 1, lines 47 to 54 and 65 to 67.
public class DecisionTests
{
    // Lines 47 and 48: in any step.
    [Fact]
    public void Precommits_of_a_quorum_for_anything_start_the_precommit_timer_once()
    {
        var gateway = GatewayUnderTest.InRoundZero();

        gateway.Precommits(0, null, count: 3);
        gateway.Precommits(0, null, count: 3);

        Assert.Single(
            gateway.Effects.OfType<StartTimeout>(), start => start.Timeout.Kind == TimeoutKind.Precommit);
    }

    // Lines 65 to 67.
    [Fact]
    public void Precommit_timeout_starts_the_next_round_once()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Precommits(0, null, count: 3);

        gateway.Elapse(TimeoutKind.Precommit, 0);
        gateway.Elapse(TimeoutKind.Precommit, 0);

        Assert.Equal(1, gateway.Machine.Round);
        Assert.True(gateway.HasStarted(TimeoutKind.Propose, 1));
    }

    // Lines 49 to 51: quorum votes, one fewer is not enough.
    [Theory]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(7, 5)]
    [InlineData(31, 21)]
    public void Block_is_decided_at_a_quorum_of_precommits_and_not_before(int gateways, int quorum)
    {
        var gateway = GatewayUnderTest.InRoundZero(gateways);
        gateway.Propose(0, gateway.A);
        gateway.Precommits(0, gateway.A, count: quorum - 1);
        Assert.Null(gateway.Decided);

        gateway.Precommits(0, gateway.A, count: 1, skip: quorum - 1);

        Assert.Equal(gateway.A.Hash, gateway.Decided!.Hash);
        Assert.Equal(ConsensusStep.Decided, gateway.Machine.CurrentStep);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(31)]
    public void Certificate_holds_the_precommits_and_verifies(int gateways)
    {
        var gateway = GatewayUnderTest.InRoundZero(gateways);
        gateway.Propose(0, gateway.A);
        foreach (int peer in gateway.Others.Reverse())
        {
            gateway.Vote(VoteType.Precommit, 0, gateway.A, peer);
        }

        Certificate certificate = gateway.Effects.OfType<Decide>().Single().Certificate;
        bool isProven = certificate.Verify(
            gateway.Region.Validators, TestRegion.Chain, KeyedHashScheme.Instance, out string? error);
        Assert.True(isProven, error);
        Assert.Equal(gateway.Region.Validators.Quorum, certificate.Signatures.Count);
    }

    // n = 1: every quorum is the gateway itself.
    [Fact]
    public void Lone_gateway_decides_as_soon_as_it_has_a_value()
    {
        var gateway = GatewayUnderTest.InRoundZero(gateways: 1, turn: 0);

        IReadOnlyList<ConsensusEffect> effects =
            gateway.Do(new ValueReady(GatewayUnderTest.Height, 0, gateway.A));

        Assert.Equal(gateway.A.Hash, gateway.Decided!.Hash);
        Assert.IsType<SaveState>(effects[0]);
        Assert.IsType<Decide>(effects[^1]);
    }

    // Line 49 holds for any round r of the height, here an earlier one than the present.
    [Fact]
    public void Late_precommits_of_an_earlier_round_decide()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, gateway.A, count: 2);
        gateway.Prevotes(5, null, count: 2);   // line 55
        Assert.Equal(5, gateway.Machine.Round);

        gateway.Precommits(0, gateway.A, count: 2);

        Assert.Equal(gateway.A.Hash, gateway.Decided!.Hash);
    }

    // Line 49, and a later round than the present.
    [Fact]
    public void Precommits_of_a_later_round_decide()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Precommits(2, gateway.A, count: 3);

        gateway.Propose(2, gateway.A);

        Assert.Equal(gateway.A.Hash, gateway.Decided!.Hash);
    }

    [Fact]
    public void Block_that_comes_after_its_precommits_is_decided_on_arrival()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Precommits(0, gateway.A, count: 3);
        gateway.Elapse(TimeoutKind.Precommit, 0);
        Assert.Null(gateway.Decided);

        gateway.Propose(0, gateway.A);

        Assert.Equal(gateway.A.Hash, gateway.Decided!.Hash);
    }

    // Line 50.
    [Fact]
    public void Block_that_breaks_a_rule_is_never_decided()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A, verdict: BlockVerdict.Invalid);

        gateway.Precommits(0, gateway.A, count: 3);

        Assert.Null(gateway.Decided);
    }

    [Fact]
    public void Precommits_of_different_rounds_or_blocks_do_not_add_up()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Precommits(0, gateway.A, count: 2);
        gateway.Precommits(1, gateway.A, count: 2, skip: 1);
        gateway.Precommits(0, gateway.B, count: 1, skip: 2);

        Assert.Null(gateway.Decided);
    }

    [Fact]
    public void Decided_height_takes_nothing_more_until_the_next_one_starts()
    {
        var gateway = GatewayUnderTest.InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Precommits(0, gateway.A, count: 3);

        Assert.Empty(gateway.Elapse(TimeoutKind.Propose, 0));
        Assert.Empty(gateway.Vote(VoteType.Prevote, 0, null, gateway.Others[0]));
        Assert.Empty(gateway.Do(new RoundZeroDue()));

        gateway.Do(new HeightStarted(2, gateway.Region.Validators));

        Assert.Equal((2, ConsensusStep.Idle), (gateway.Machine.Height, gateway.Machine.CurrentStep));
        gateway.Do(new RoundZeroDue());
        Assert.Equal(ConsensusStep.Propose, gateway.Machine.CurrentStep);
    }
}
