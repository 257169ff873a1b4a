using EdgeLedger.Records;
using Xunit.Sdk;

namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>Sees all that honest gateways say and decide; fails the run at the first contradiction.</summary>
internal sealed class SafetyWatch(int seed)
{
    private readonly Dictionary<(int Validator, VoteType Type, long Height, int Round), Hash256?> _votes = [];
    private readonly Dictionary<(int Validator, long Height, int Round), Hash256> _proposals = [];
    private readonly Dictionary<long, Hash256> _decisions = [];

    /// <summary>Rounds after the first in which a block was decided.</summary>
    public int DecidedLate { get; private set; }

    public Hash256? DecisionAt(long height) => _decisions.TryGetValue(height, out Hash256 block) ? block : null;

    public void Voted(Vote vote)
    {
        var slot = (vote.ValidatorIndex, vote.Type, vote.Height, vote.Round);
        Require(
            _votes.TryAdd(slot, vote.BlockHash) || _votes[slot] == vote.BlockHash,
            $"honest gateway {vote.ValidatorIndex} contradicted its {vote.Type} at {vote.Height}/{vote.Round}");
    }

    public void Proposed(Proposal proposal)
    {
        var slot = (proposal.ValidatorIndex, proposal.Height, proposal.Round);
        Require(
            _proposals.TryAdd(slot, proposal.BlockHash) || _proposals[slot] == proposal.BlockHash,
            $"honest gateway {proposal.ValidatorIndex} proposed twice at {proposal.Height}/{proposal.Round}");
    }

    public void Decided(Block block, Certificate certificate)
    {
        if (_decisions.TryAdd(block.Header.Height, block.Hash))
        {
            DecidedLate += certificate.Round > 0 ? 1 : 0;
        }

        Require(
            _decisions[block.Header.Height] == block.Hash && certificate.BlockHash == block.Hash,
            $"two blocks are final at height {block.Header.Height}");
    }

    public void Require(bool condition, string broken)
    {
        if (!condition)
        {
            throw new XunitException($"seed {seed}: {broken}");
        }
    }
}
