using EdgeLedger.Ledger;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Voting;

/// <summary>Decides from which height on this gateway may vote.</summary>
/// <remarks>
/// A gateway whose store is gone may have voted before it was lost, and a second, different vote would break the
/// safety of the region. An empty store looks the same on a first start. So an empty store only observes, unless
/// the one-time first-start token lies beside it; the right is durable in the store before the token goes, and
/// no vote is made before the token is gone. Without a token the gateway waits until the region has moved past
/// every height at which it can have voted.
/// It voted on a height only once it had the block before. A quorum had precommitted that block: this gateway, at
/// most f that may lie, and at least quorum - f - 1 honest peers, each of which then had the block before that one
/// and tells of it now. Whatever f liars tell, and however far behind other honest peers are, the
/// (quorum - f - 1)th highest of all answers is therefore at most two below the last height of its votes.
/// As many as rank above it may boast for ever without keeping the right away: with this gateway, which others
/// cannot count on either, they are f that may fail.
/// </remarks>
internal sealed class VotingRight
{
    public const string TokenFile = "first-start.token";

    private const int Margin = 2;

    private readonly RegionLedger _ledger;
    private readonly Address _self;
    private readonly ILogger _logger;
    private readonly Dictionary<Address, long> _reported = [];
    private long? _said;

    public VotingRight(RegionLedger ledger, IFirstStartToken token, Address self, ILogger logger)
    {
        _ledger = ledger;
        _self = self;
        _logger = logger;
        if (!ledger.IsVotingAllowed && token.Exists) ledger.AllowVoting();
        if (ledger.IsVotingAllowed) token.Remove();
        else SayWhy();
    }

    public bool MayVote => _ledger.IsVotingAllowed;

    /// <summary>A peer told its last committed height after our start.</summary>
    public void Learn(Address peer, long height)
    {
        if (MayVote || !_reported.TryAdd(peer, Math.Min(height, long.MaxValue - Margin))) return;
        if (UntilOf(_ledger.Validators) is not { } until || until <= _said) return;
        _said = until;
        _logger.LogWarning("observing: votes again after height {Height}", until);
    }

    /// <summary>Asked when a height is entered; true if the right was gained just now.</summary>
    /// <remarks>
    /// By the gateways in force there, and only if this is one of them: those of long ago may know nothing of the
    /// heights at which it voted.
    /// </remarks>
    public bool TryGain(long committedHeight)
    {
        if (MayVote) return false;
        var validators = _ledger.Validators;
        bool isPast = validators.IndexOf(_self) >= 0 && UntilOf(validators) is { } until && committedHeight >= until;
        if (!isPast) return false;
        _ledger.AllowVoting();
        _logger.LogWarning("observed up to height {Height}: votes from now on", committedHeight);
        return true;
    }

    // Whoever has not answered yet may be one of those that know, and the liars be among those that have: a rank
    // lower for each.
    private long? UntilOf(ValidatorSet validators)
    {
        var heights = validators.Keys.Where(key => key.Address != _self && _reported.ContainsKey(key.Address))
            .Select(key => _reported[key.Address]).OrderDescending().ToList();
        int silent = Math.Max(0, validators.Count - 1 - heights.Count);
        int rank = validators.Quorum - validators.Faulty - 1 - silent;
        return rank > 0 && silent <= validators.Faulty ? heights[rank - 1] + Margin : null;
    }

    private bool IsAlone => _ledger.Validators is { Count: 1 } only && only.IndexOf(_self) == 0;

    private void SayWhy() => _logger.LogWarning(
        "observing: the store is new and there is no {Token}; "
        + "this gateway may have voted before it lost its store{Alone}",
        TokenFile, IsAlone ? ", and no other gateway can say how far; nothing will become final" : "");
}
