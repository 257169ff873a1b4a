using EdgeLedger.Ledger;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Voting;

/// <summary>Decides from which height on this gateway may vote.</summary>
/// <remarks>
/// A gateway whose store is gone may have voted before it was lost, and a second, different vote would break the
/// safety of the region. An empty store looks the same on a first start. So an empty store only observes, unless
/// the one-time first-start token lies beside it; the right is durable in the store before the token goes, and
/// no vote is made before the token is gone. Without a token the gateway waits until the region has moved past
/// every height at which it can have voted: the one that f+1 of its peers have at least reached after the loss,
/// and two more, since a gateway may have voted while those that answer had not yet committed the height before.
/// </remarks>
internal sealed class VotingRight
{
    public const string TokenFile = "first-start.token";

    private const int Margin = 2;

    private readonly RegionLedger _ledger;
    private readonly int _gateways;
    private readonly int _faulty;
    private readonly ILogger _logger;
    private readonly Dictionary<int, long> _reported = [];
    private long? _observeUntil;

    public VotingRight(RegionLedger ledger, IFirstStartToken token, int gateways, int faulty, ILogger logger)
    {
        _ledger = ledger;
        _gateways = gateways;
        _faulty = faulty;
        _logger = logger;
        if (!ledger.IsVotingAllowed && token.Exists) ledger.AllowVoting();
        if (ledger.IsVotingAllowed) token.Remove();
        else SayWhy();
    }

    public bool MayVote => _ledger.IsVotingAllowed;

    /// <summary>A peer told its last committed height after our start.</summary>
    public void Learn(int peer, long height)
    {
        if (MayVote || !_reported.TryAdd(peer, Math.Min(height, long.MaxValue - Margin))) return;
        if (_gateways == 1 || _reported.Count < _gateways - 1 - _faulty) return;
        // The f highest may be lies that would keep us from voting for ever. Who connects late still counts: the
        // first to answer may be far behind.
        long until = _reported.Values.OrderDescending().ElementAt(_faulty) + Margin;
        if (until <= _observeUntil) return;
        _observeUntil = until;
        _logger.LogWarning("observing: votes again after height {Height}", until);
    }

    /// <summary>Asked when a height is entered; true if the right was gained just now.</summary>
    public bool TryGain(long committedHeight)
    {
        if (MayVote || _observeUntil is not { } until || committedHeight < until) return false;
        _ledger.AllowVoting();
        _logger.LogWarning("observed up to height {Height}: votes from now on", committedHeight);
        return true;
    }

    private void SayWhy() => _logger.LogWarning(
        "observing: the store is new and there is no {Token}; "
        + "this gateway may have voted before it lost its store{Alone}",
        TokenFile, _gateways == 1 ? ", and no other gateway can say how far; nothing will become final" : "");
}
