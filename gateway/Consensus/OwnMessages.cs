using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>What this gateway has signed at the present height: each vote and each proposal once, ever.</summary>
/// <remarks>Asked again for a round, it answers with what it signed first, whatever is asked.</remarks>
internal sealed class OwnMessages(ISigner? signer, ChainId chain, long height, int self)
{
    private readonly Dictionary<(VoteType Type, int Round), Vote> _votes = [];
    private readonly Dictionary<int, (Proposal Proposal, Block Block)> _proposals = [];

    /// <summary>
    /// Set once a vote of this gateway's comes back that it does not remember: its saved state is older than its
    /// words. It cannot know what else it said or locked, so it says nothing more at this height.
    /// </summary>
    public bool IsSilenced { get; set; }

    public bool CanSign => signer is not null && self >= 0 && !IsSilenced;

    public IEnumerable<Vote> Votes => _votes.Values;

    public IEnumerable<(Proposal Proposal, Block Block)> Proposals => _proposals.Values;

    public bool Remembers(VoteType type, int round) => _votes.ContainsKey((type, round));

    public bool Remembers(Vote vote) =>
        _votes.TryGetValue((vote.Type, vote.Round), out Vote? held) && held.BlockHash == vote.BlockHash;

    public (Proposal Proposal, Block Block)? ProposalOf(int round) =>
        _proposals.TryGetValue(round, out var own) ? own : null;

    public void Restore(Vote vote) => _votes[(vote.Type, vote.Round)] = vote;

    public void Restore(Proposal proposal, Block block) => _proposals[proposal.Round] = (proposal, block);

    /// <summary>The vote of this round and type; signed now if there is none yet.</summary>
    public Vote VoteOnce(VoteType type, int round, Hash256? block)
    {
        if (!_votes.TryGetValue((type, round), out Vote? vote))
        {
            vote = Vote.Sign(signer!, chain, type, height, round, block, self);
            Restore(vote);
        }

        return vote;
    }

    /// <summary>The proposal of this round; signed now if there is none yet.</summary>
    public (Proposal Proposal, Block Block) ProposeOnce(int round, Block block, int validRound)
    {
        if (ProposalOf(round) is not { } own)
        {
            own = (Proposal.Sign(signer!, chain, height, round, block.Hash, validRound, self), block);
            Restore(own.Proposal, own.Block);
        }

        return own;
    }

    /// <summary>Forgets what nobody can still need: votes of old rounds, proposals of past ones.</summary>
    public void Prune(int round)
    {
        foreach (var slot in _votes.Keys.Where(slot => slot.Round <= round - MessageLog.PastRounds).ToArray())
        {
            _votes.Remove(slot);
        }

        foreach (int past in _proposals.Keys.Where(past => past < round).ToArray())
        {
            _proposals.Remove(past);
        }
    }
}
