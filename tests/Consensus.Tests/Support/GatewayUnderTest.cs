using EdgeLedger.Records;
using Xunit;

namespace EdgeLedger.Consensus.Tests.Support;

/// <summary>One machine at height 1; the test speaks for all of its peers and reads what it answers.</summary>
internal sealed class GatewayUnderTest
{
    public const long Height = 1;

    private readonly List<ConsensusEffect> _effects = [];

    /// <param name="gateways">n.</param>
    /// <param name="turn">The round in which the machine proposes for the first time.</param>
    public GatewayUnderTest(int gateways = 4, int turn = 3, byte[]? restored = null, bool isObserver = false)
    {
        Region = new TestRegion(gateways);
        Self = Region.Validators.Proposer(Height, turn);
        Others = [.. Enumerable.Range(0, gateways).Where(index => index != Self)];
        Settings = new ConsensusSettings
        {
            Signer = isObserver ? null : Region.Signers[Self],
            Chain = TestRegion.Chain,
            Restored = restored,
        };
        Machine = new ConsensusMachine(Settings);
        Do(new HeightStarted(Height, Region.Validators));
        A = Region.BlockOf(Height, 'A');
        B = Region.BlockOf(Height, 'B');
    }

    public TestRegion Region { get; }

    public ConsensusSettings Settings { get; }

    public ConsensusMachine Machine { get; }

    public int Self { get; }

    /// <summary>The peers' validator indices.</summary>
    public IReadOnlyList<int> Others { get; }

    public Block A { get; }

    public Block B { get; }

    /// <summary>All effects since the start, in order.</summary>
    public IReadOnlyList<ConsensusEffect> Effects => _effects;

    public byte[] Saved => _effects.OfType<SaveState>().Last().Snapshot;

    public Block? Decided => _effects.OfType<Decide>().SingleOrDefault()?.Block;

    public static GatewayUnderTest InRoundZero(int gateways = 4, int turn = 3)
    {
        var gateway = new GatewayUnderTest(gateways, turn);
        gateway.Do(new RoundZeroDue());
        return gateway;
    }

    /// <summary>A machine that saw block A's polka in round 0, locked on it, and went on to round 1.</summary>
    public static GatewayUnderTest LockedOnAInRoundOne()
    {
        GatewayUnderTest gateway = InRoundZero();
        gateway.Propose(0, gateway.A);
        gateway.Prevotes(0, gateway.A, count: 2);
        gateway.Precommits(0, null, count: 3);
        gateway.Elapse(TimeoutKind.Precommit, 0);
        Assert.Equal(1, gateway.Machine.Round);
        Assert.Equal(gateway.A.Hash, gateway.Sent(VoteType.Precommit, 0)!.BlockHash);
        return gateway;
    }

    /// <summary>A new process on the state saved last.</summary>
    public GatewayUnderTest Restart() =>
        new(Region.Count, Enumerable.Range(0, Region.Count).First(IsOwnTurn), Saved);

    public IReadOnlyList<ConsensusEffect> Do(ConsensusEvent happened)
    {
        IReadOnlyList<ConsensusEffect> effects = Machine.Step(happened);
        _effects.AddRange(effects);
        return effects;
    }

    public IReadOnlyList<ConsensusEffect> Propose(
        int round, Block block, int validRound = -1, BlockVerdict verdict = BlockVerdict.Valid) =>
        Do(new ProposalReceived(Region.Proposal(Height, round, block, validRound), block, verdict));

    public void Prevotes(int round, Block? block, int count, int skip = 0) =>
        Votes(VoteType.Prevote, round, block, count, skip);

    public void Precommits(int round, Block? block, int count, int skip = 0) =>
        Votes(VoteType.Precommit, round, block, count, skip);

    public IReadOnlyList<ConsensusEffect> Vote(VoteType type, int round, Block? block, int from) =>
        Do(new VoteReceived(Region.Vote(type, Height, round, block?.Hash, from)));

    public IReadOnlyList<ConsensusEffect> Elapse(TimeoutKind kind, int round) =>
        Do(new TimeoutElapsed(new ConsensusTimeout(kind, Height, round)));

    /// <summary>The machine's own vote, null if it has cast none; more than one fails the test.</summary>
    public Vote? Sent(VoteType type, int round) => _effects.OfType<BroadcastVote>()
        .Select(broadcast => broadcast.Vote)
        .SingleOrDefault(vote => vote.Type == type && vote.Round == round && vote.ValidatorIndex == Self);

    public bool HasStarted(TimeoutKind kind, int round) => _effects.OfType<StartTimeout>()
        .Any(start => start.Timeout == new ConsensusTimeout(kind, Height, round));

    private bool IsOwnTurn(int round) => Region.Validators.Proposer(Height, round) == Self;

    private void Votes(VoteType type, int round, Block? block, int count, int skip)
    {
        foreach (int from in Others.Skip(skip).Take(count))
        {
            Vote(type, round, block, from);
        }
    }
}
