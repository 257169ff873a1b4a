using EdgeLedger.Node.Peers;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Voting;

// An empty ledger is begun with a snapshot where blocks cannot be had any more, or are too many.
internal sealed partial class ConsensusDriver
{
    private const int TicksBeforeAskingAgain = 30;

    // So long an empty ledger waits for a second opinion on how far the others are: its first block would settle it.
    private const int TicksOfDoubt = 10;

    private readonly SnapshotFetch _snapshot;
    private int _snapshotTicks;
    private int _goneTicks;
    private bool _hasToldGone;
    private bool _takesAllBlocks;

    /// <summary>Whether peers have been asked for snapshots; from any thread.</summary>
    public bool WantsSnapshot => _snapshot.IsUnderWay;

    // What one peer says now may be another's by the next tick: a snapshot is a lasting decision.
    private void ConsiderSnapshot()
    {
        if (_snapshot.IsUnderWay)
        {
            GoOnWithSnapshot();
            return;
        }

        bool isGone = _fetch.IsGone(_ledger.Height, PeerHeights(), _ledger.Validators.Faulty);
        _goneTicks = isGone || IsFarBehind ? _goneTicks + 1 : 0;
        if (_goneTicks < 2) return;
        if (_ledger.Height == 0) AskForSnapshots();
        else if (!_hasToldGone) TellGone();
    }

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
