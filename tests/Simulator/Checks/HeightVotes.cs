using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

/// <summary>All that was validly signed and sent at one height, by anybody.</summary>
internal sealed class HeightVotes(ModelSchedule schedule, long height)
{
    private readonly Dictionary<(VoteType Type, int Round, Hash256? Block), uint> _voters = [];
    private readonly HashSet<(int Round, Hash256 Block, int ValidRound)> _proposals = [];
    private readonly Dictionary<Hash256, Block> _blocks = [];

    /// <summary>Who votes at this height.</summary>
    public ModelValidators Validators => schedule.At(height);

    /// <summary>What honest gateways voted: gateway, type, round.</summary>
    public Dictionary<(int Gateway, VoteType Type, int Round), Hash256?> Honest { get; } = [];

    /// <summary>What honest gateways proposed.</summary>
    public Dictionary<(int Gateway, int Round), (Hash256 Block, int ValidRound)> HonestProposals { get; } = [];

    /// <summary>The newest block that an honest gateway has precommitted, and the round.</summary>
    public Dictionary<int, (int Round, Hash256 Block)> Locks { get; } = [];

    /// <summary>Rounds in which an honest gateway has precommitted something or nil.</summary>
    public HashSet<int> HonestPrecommits { get; } = [];

    public bool Knows(Vote vote) =>
        (Of(vote.Type, vote.Round, vote.BlockHash) & (1U << vote.ValidatorIndex)) != 0;

    public void Add(Vote vote)
    {
        var slot = (vote.Type, vote.Round, vote.BlockHash);
        _voters[slot] = _voters.GetValueOrDefault(slot) | (1U << vote.ValidatorIndex);
    }

    public void Add(Proposal proposal, Block block)
    {
        _proposals.Add((proposal.Round, proposal.BlockHash, proposal.ValidRound));
        _blocks.TryAdd(block.Hash, block);
    }

    /// <summary>A bit for each validator.</summary>
    public uint Of(VoteType type, int round, Hash256? block) => _voters.GetValueOrDefault((type, round, block));

    public IEnumerable<int> ValidRoundsOf(int round, Hash256 block) =>
        _proposals.Where(one => one.Round == round && one.Block == block).Select(one => one.ValidRound);

    public Block? Find(Hash256 block) => _blocks.GetValueOrDefault(block);
}
