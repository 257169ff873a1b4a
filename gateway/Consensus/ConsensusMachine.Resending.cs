using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

// The gossip that the paper takes for granted (section 2.1): what one honest gateway has, all get in the end.
public sealed partial class ConsensusMachine
{
    /// <summary>What peers may have missed: re-send it now and then to peers at this height.</summary>
    /// <remarks>
    /// Own and others' alike, proposals first: everything of the present round and the one before, what proves
    /// validValue and the round's proposal, and whatever f+1 have precommitted. All of it is durable or not ours,
    /// so it may be sent at any time between two calls of <see cref="Step"/> whose effects were carried out.
    /// Progress depends on it: the network may lose anything once.
    /// </remarks>
    public IReadOnlyList<ConsensusEffect> Outstanding()
    {
        if (Height == 0 || _round < 0)
        {
            return [];
        }

        List<BroadcastProposal> proposals = [];
        List<BroadcastVote> votes = [];
        Proposal? current = _log.Find(_round)?.Proposal;
        AddProposal(proposals, current);
        AddBlock(proposals, _locks.LockedHash);
        AddBlock(proposals, _locks.ValidBlock?.Hash);
        foreach ((int number, RoundLog round) in _log.Rounds)
        {
            AddVotes(votes, proposals, number, round, current);
        }

        return [.. proposals, .. votes];
    }

    private void AddVotes(
        List<BroadcastVote> votes, List<BroadcastProposal> proposals, int number, RoundLog round,
        Proposal? current)
    {
        bool isRecent = number >= _round - 1 && number <= _round;
        foreach (Vote vote in round.Prevotes.Votes)
        {
            bool isProof = (number == _locks.ValidRound && vote.BlockHash == _locks.ValidBlock?.Hash)
                || (number == current?.ValidRound && vote.BlockHash == current.BlockHash);
            if (isRecent || isProof)
            {
                votes.Add(new BroadcastVote(vote));
            }
        }

        foreach (Vote vote in round.Precommits.Votes)
        {
            bool mayDecide = vote.BlockHash is { } block && round.Precommits.CountFor(block) > _validators.Faulty;
            if (mayDecide)
            {
                AddBlock(proposals, vote.BlockHash);
            }

            if (isRecent || mayDecide)
            {
                votes.Add(new BroadcastVote(vote));
            }
        }
    }

    private void AddProposal(List<BroadcastProposal> proposals, Proposal? proposal)
    {
        if (proposal is not null && _log.Find(proposal.BlockHash) is { } known)
        {
            proposals.Add(new BroadcastProposal(proposal, known.Block));
        }
    }

    private void AddBlock(List<BroadcastProposal> proposals, Hash256? block)
    {
        if (block is { } hash
            && _log.Find(hash) is { } known
            && !proposals.Exists(sent => sent.Proposal.BlockHash == hash))
        {
            proposals.Add(new BroadcastProposal(known.Carrier, known.Block));
        }
    }
}
