using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Rules;

/// <summary>A gateway without a signer: an empty store, or a control centre that only reads.</summary>
public class ObserverTests
{
    [Fact]
    public void Observer_decides_and_says_nothing()
    {
        var observer = new GatewayUnderTest(isObserver: true);
        observer.Propose(0, observer.A);
        observer.Prevotes(0, observer.A, count: 3);
        observer.Precommits(0, observer.A, count: 3);

        Assert.Equal(observer.A.Hash, observer.Decided!.Hash);
        Assert.DoesNotContain(
            observer.Effects, effect => effect is BroadcastVote or BroadcastProposal or SaveState or RequestValue);
    }

    [Fact]
    public void Observer_passes_on_what_it_heard()
    {
        var observer = new GatewayUnderTest(isObserver: true);
        observer.Propose(0, observer.A);
        observer.Prevotes(0, observer.A, count: 2);

        Assert.Single(observer.Machine.Outstanding().OfType<BroadcastProposal>());
        Assert.Equal(2, observer.Machine.Outstanding().OfType<BroadcastVote>().Count());
    }

    // A key that is not of this region: the gateway follows like an observer.
    [Fact]
    public void Stranger_to_the_validators_observes()
    {
        var four = new TestRegion(4);
        var five = new TestRegion(5);
        ISigner stranger = five.Signers.First(signer => four.Validators.IndexOf(signer.PublicKey.Address) < 0);
        var machine = new ConsensusMachine(new ConsensusSettings { Signer = stranger, Chain = TestRegion.Chain });

        machine.Step(new HeightStarted(1, four.Validators));
        machine.Step(new RoundZeroDue());
        var effects = machine.Step(new TimeoutElapsed(new ConsensusTimeout(TimeoutKind.Propose, 1, 0)));

        Assert.Empty(effects);
        Assert.Equal(ConsensusStep.Prevote, machine.CurrentStep);
    }
}
