using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Voting;

// Whether this gateway is one of those that vote at a height: a change of the gateways may bring it in or out.
internal sealed partial class ConsensusDriver
{
    /// <summary>Whether this gateway is one of those that vote on the present height.</summary>
    public bool IsMember => _isMember;

    // An observer hears of blocks as voters do, but nobody waits for it: it asks more often where the others stand.
    private bool IsWatching => _isObserver || !IsMember;

    private void NoteMembership(ValidatorSet validators)
    {
        bool isMember = validators.IndexOf(_signer.PublicKey.Address) >= 0;
        if (_isMembershipKnown && _isMember == isMember) return;
        bool isStart = !_isMembershipKnown;
        (_isMember, _isMembershipKnown) = (isMember, true);
        if (!isMember)
        {
            _logger.LogWarning(
                "observing: from height {Height} on gateway {Address} is none of the {Count} that vote",
                _height, _signer.PublicKey.Address, validators.Count);
        }
        else if (!isStart)
        {
            _logger.LogWarning(
                "from height {Height} on this gateway is one of the {Count} that vote", _height, validators.Count);
        }
    }
}
