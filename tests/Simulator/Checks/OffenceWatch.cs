using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Checks;

/// <summary>Sees which honest gateway was shown both of two contradictory votes: it must not keep that to
/// itself.</summary>
/// <remarks>
/// Only what nobody can overlook counts: votes of round 0 of a height whose round 0 the gateway has voted in,
/// while it was at work on that height. What a process has seen dies with it.
/// </remarks>
internal sealed class OffenceWatch(Region region)
{
    private readonly PeerCodec _codec = new(region.Genesis.Validators);
    private readonly Dictionary<(GatewayProcess, long, VoteType, int), Hash256?> _first = [];
    private readonly HashSet<(GatewayProcess Witness, Address Offender)> _seen = [];

    /// <summary>A message reaches an honest gateway.</summary>
    public void OnDelivered(GatewayProcess process, byte[] message)
    {
        _codec.TryDecode(message, out var decoded);
        if (decoded is not PeerMessage.BlockVote { Vote: var vote }) return;
        bool isAtWork = vote.Round == 0 && process.Node is { } node && node.Ledger.Height + 1 == vote.Height
            && process.StalledUntilUs <= region.Queue.NowUs && process.Gateway.Disk.IsVotingAllowed
            && region.Votes.HasPrevoted(process.Gateway, vote.Height) && region.Votes.IsSigned(vote);
        if (!isAtWork) return;
        var slot = (process, vote.Height, vote.Type, vote.ValidatorIndex);
        if (!_first.TryAdd(slot, vote.BlockHash) && _first[slot] != vote.BlockHash)
        {
            _seen.Add((process, region.Chain.Model.Validators.At(vote.Height).Keys[vote.ValidatorIndex].Address));
        }
    }

    /// <returns>A gateway whose offence somebody knows of who is still up, and that is in no block; null if
    /// none.</returns>
    public Address? FindUnpunished()
    {
        foreach (var (witness, offender) in _seen)
        {
            bool canSpeak = witness.IsAlive && region.IndexOf(witness.Gateway, region.Chain.Height + 1) >= 0;
            if (canSpeak && !region.Chain.Model.Offenders.Contains(offender)) return offender;
        }

        return null;
    }
}
