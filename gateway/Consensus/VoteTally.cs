using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>The votes of one type in one round.</summary>
/// <remarks>
/// A validator counts once among the voters, by its first vote. A second, different vote of the same validator
/// is counted for its own block only, and only when the caller says that this gateway holds that block. Counting
/// it is safe (two quorums of one round share an honest gateway, which voted once) and needed: otherwise an
/// equivocator shows one gateway the vote that completes a polka and all others another one, and the gateway that
/// locked on it could never prove its lock to them.
/// </remarks>
internal sealed class VoteTally(int validators, int quorum)
{
    private readonly Vote?[] _first = new Vote?[validators];
    private readonly List<Vote> _votes = [];
    private readonly Dictionary<Hash256, int> _counts = [];

    /// <summary>Validators that voted at all.</summary>
    public int Voters { get; private set; }

    public int NilCount { get; private set; }

    /// <summary>The block a quorum voted for; lines 36 and 49.</summary>
    public Hash256? QuorumBlock { get; private set; }

    public bool HasQuorumOfAny => Voters >= quorum;

    public bool HasQuorumOfNil => NilCount >= quorum;

    public IReadOnlyList<Vote> Votes => _votes;

    public int CountFor(Hash256 block) => _counts.GetValueOrDefault(block);

    public IEnumerable<Vote> VotesFor(Hash256 block) => _votes.Where(vote => vote.BlockHash == block);

    /// <param name="vote">A vote of this tally's round and type.</param>
    /// <param name="holdsBlock">Whether the voted block is at hand and valid: a second vote counts then.</param>
    /// <param name="contradicted">The same validator's first vote, if this one contradicts it.</param>
    /// <returns>Whether the vote was new and counted.</returns>
    public bool TryAdd(Vote vote, bool holdsBlock, out Vote? contradicted)
    {
        contradicted = null;
        if (_first[vote.ValidatorIndex] is not { } first)
        {
            _first[vote.ValidatorIndex] = vote;
            Voters++;
            Count(vote);
            return true;
        }

        if (first.BlockHash == vote.BlockHash)
        {
            return false;
        }

        contradicted = first;
        if (!holdsBlock || vote.BlockHash is null || Holds(vote))
        {
            return false;
        }

        Count(vote);
        return true;
    }

    private bool Holds(Vote vote) =>
        _votes.Exists(held => held.ValidatorIndex == vote.ValidatorIndex && held.BlockHash == vote.BlockHash);

    private void Count(Vote vote)
    {
        _votes.Add(vote);
        if (vote.BlockHash is not { } block)
        {
            NilCount++;
            return;
        }

        int count = CountFor(block) + 1;
        _counts[block] = count;
        if (count >= quorum)
        {
            QuorumBlock ??= block;
        }
    }
}
