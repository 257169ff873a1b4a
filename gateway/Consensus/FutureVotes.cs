using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>Votes of rounds not reached yet, and the highest round each validator has claimed.</summary>
/// <remarks>
/// A faulty validator can sign votes for two billion rounds. So of each validator only the votes of its
/// <see cref="RoundsKept"/> highest claimed rounds are held: a flood displaces the flooder's own votes and nobody
/// else's. What an honest validator loses by running ahead of us comes again with its next resend.
/// </remarks>
internal sealed class FutureVotes(ValidatorSet validators)
{
    public const int RoundsKept = 2;

    private readonly List<Vote>[] _held = [.. Enumerable.Range(0, validators.Count).Select(_ => new List<Vote>())];
    private readonly int[] _claimed = [.. Enumerable.Repeat(-1, validators.Count)];

    /// <summary>Votes held now, over all validators.</summary>
    public int Count => _held.Sum(votes => votes.Count);

    /// <summary>Any signed message of a round claims that its signer has been there.</summary>
    public void Claim(int validator, int round) => _claimed[validator] = Math.Max(_claimed[validator], round);

    /// <summary>The highest round that f+1 validators, hence an honest one, have reached; -1 if none.</summary>
    /// <remarks>
    /// Line 55 asks for f+1 messages of one and the same round. "That round or a later one" needs no memory of the
    /// rounds between and still rests on an honest gateway's word.
    /// </remarks>
    public int RoundOfSomeHonestValidator()
    {
        int[] descending = [.. _claimed.OrderDescending()];
        return descending[Quorum.Faulty(validators.Count)];
    }

    /// <summary>Holds a vote of a future round.</summary>
    /// <param name="vote">A vote for a round above the present one.</param>
    /// <param name="contradicted">Its first vote of that round and type, if this one differs.</param>
    public void Add(Vote vote, out Vote? contradicted)
    {
        List<Vote> held = _held[vote.ValidatorIndex];
        Vote? same = held.Find(other => other.Round == vote.Round && other.Type == vote.Type);
        contradicted = same is not null && same.BlockHash != vote.BlockHash ? same : null;
        if (same is not null)
        {
            return;
        }

        held.Add(vote);
        int[] rounds = [.. held.Select(other => other.Round).Distinct().OrderDescending()];
        if (rounds.Length > RoundsKept)
        {
            held.RemoveAll(other => other.Round < rounds[RoundsKept - 1]);
        }
    }

    /// <summary>Hands out the votes of rounds up to this one; they are no longer of the future.</summary>
    public IReadOnlyList<Vote> TakeUpTo(int round)
    {
        Vote[] taken = [.. _held.SelectMany(votes => votes).Where(vote => vote.Round <= round)];
        foreach (List<Vote> votes in _held)
        {
            votes.RemoveAll(vote => vote.Round <= round);
        }

        return taken;
    }
}
