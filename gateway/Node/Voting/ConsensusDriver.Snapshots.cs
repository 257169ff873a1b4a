using EdgeLedger.Node.Peers;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Voting;

// An empty ledger is begun with a snapshot where blocks cannot be had any more, or are too many.
internal sealed partial class ConsensusDriver
{
    private const int TicksBeforeAskingAgain = 30;

    // So long an empty ledger waits for other opinions, of how far the region is and of who holds what: a first block,
    // or a snapshot, would settle it.
    private const int TicksOfDoubt = 10;
    private const int TicksOfCertainty = 2;

    private readonly SnapshotFetch _snapshot;
    private int _snapshotTicks;
    private int _goneTicks;
    private bool _hasToldGone;
    private bool _takesAllBlocks;

    /// <summary>Whether peers have been asked for snapshots; from any thread.</summary>
    public bool WantsSnapshot => _snapshot.IsUnderWay;

    // A snapshot is a lasting decision: the gateway that holds all may be the last to connect.
    private void ConsiderSnapshot()
    {
        if (_snapshot.IsUnderWay)
        {
            GoOnWithSnapshot();
            return;
        }

        bool isGone = _fetch.IsGone(_ledger.Height, PeerHeights(), _ledger.Validators.Faulty);
        _goneTicks = isGone || IsFarBehind ? _goneTicks + 1 : 0;
        if (_goneTicks < (HasHeardAll ? TicksOfCertainty : TicksOfDoubt)) return;
        if (_ledger.Height == 0) AskForSnapshots();
        else if (!_hasToldGone) TellGone();
    }

    private bool HasHeardAll => _ledger.Validators.Keys.Select(key => key.Address)
        .Where(address => address != _signer.PublicKey.Address).Select(_directory.Admit)
        .All(peer => peer >= 0 && _peerStates[peer] is { IsConnected: true, Height: >= 0 });

    // The f highest may be lies.
    private bool IsFarBehind => IsBehind(_ledger.Validators.Faulty);

    private bool MayBeFarBehind => IsFarBehind || (_tick < TicksOfDoubt && IsBehind(0));

    private bool IsBehind(int faulty) => _ledger.Height == 0 && !_takesAllBlocks && _settings.SnapshotAheadBlocks > 0
        && PeerHeights().OrderDescending().Skip(faulty).First() > _settings.SnapshotAheadBlocks;

    private long[] PeerHeights() => [.. _peerStates.Select(state => state.IsConnected ? state.Height : -1)];

    // Its blocks and votes are the operator's to give up, not the gateway's.
    private void TellGone()
    {
        _hasToldGone = true;
        _logger.LogWarning(
            "no gateway holds block {Height} any more: this one cannot follow with the ledger that it has; started "
            + "without its ledger.db it begins with a snapshot, and observes before it votes",
            _ledger.Height + 1);
    }

    private void AskForSnapshots()
    {
        if (!_snapshot.IsUnderWay)
        {
            _logger.LogWarning(
                "asking for a snapshot: the first blocks are too many, or no gateway holds them any more");
        }

        _snapshot.Begin();
        _snapshotTicks = 0;
        _peers.Broadcast(PeerCodec.Encode(new PeerMessage.SnapshotRequest(0, 0)));
    }

    private void GoOnWithSnapshot()
    {
        if (_ledger.Height > 0)
        {
            _snapshot.Stop();
            return;
        }

        if (++_snapshotTicks < TicksBeforeAskingAgain)
        {
            AskForPiece();
        }
        else if (_fetch.IsGone(_ledger.Height, PeerHeights(), _ledger.Validators.Faulty))
        {
            AskForSnapshots();
        }
        else
        {
            // Many blocks are better than none.
            (_takesAllBlocks, _goneTicks) = (true, 0);
            _snapshot.Stop();
        }
    }

    private void AskForPiece()
    {
        if (_snapshot.Next(_fetch.LowestHeld(PeerHeights())) is var (peer, request))
        {
            _peers.Send(peer, PeerCodec.Encode(request));
        }
    }

    private void OnPiece(int peer, PeerMessage.SnapshotPiece piece)
    {
        if (!_snapshot.IsUnderWay || _ledger.Height > 0) return;
        if (!_snapshot.Take(peer, piece))
        {
            _refusals.Add("PeerBadSnapshot", $"{_directory.Name(peer)}, from bucket {piece.Bucket} on");
            _peers.Drop(peer);
        }
        else if (piece.Contents.Count > 0)
        {
            _snapshotTicks = 0;
        }

        if (_snapshot.IsComplete) BeginWithSnapshot();
        else AskForPiece();
    }

    private void BeginWithSnapshot()
    {
        var snapshot = _snapshot.Assemble();
        _snapshot.Stop();
        if (!snapshot.HasRoot) return;
        _ledger.Begin(snapshot);
        _logger.LogWarning(
            "began with the state after block {Height}, on the word of the quorum that signed it; the blocks up to "
            + "there are not held here", snapshot.Height);
        EnterHeight();
        RequestBlocks();
    }
}
