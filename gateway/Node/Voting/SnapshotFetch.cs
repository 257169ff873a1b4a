using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Voting;

/// <summary>Which snapshot an empty ledger is begun with, and whom to ask for its pieces.</summary>
/// <remarks>
/// Whoever offers a snapshot has shown that a quorum signed its root, and each piece is checked against that: a peer
/// that lies is found out at once and not asked again. One piece at a time is under way, so what waits is bounded.
/// </remarks>
internal sealed class SnapshotFetch(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OfferTime = TimeSpan.FromSeconds(2);

    private readonly Dictionary<int, SnapshotManifest> _offers = [];
    private readonly List<byte[]> _buckets = [];
    private SnapshotManifest? _chosen;
    private int _asked = -1;
    private long _askedTicks;
    private long _beganTicks;
    private volatile bool _isUnderWay;

    /// <summary>Read by receiving threads, which check no offers that nobody wants.</summary>
    public bool IsUnderWay => _isUnderWay;

    /// <summary>Whether every piece is here.</summary>
    public bool IsComplete => _buckets.Count == StateSnapshot.BucketCount;

    /// <summary>All peers are being asked what they have.</summary>
    public void Begin()
    {
        Stop();
        (_isUnderWay, _beganTicks) = (true, time.GetTimestamp());
    }

    public void Stop()
    {
        _offers.Clear();
        _buckets.Clear();
        (_chosen, _asked, _isUnderWay) = (null, -1, false);
    }

    /// <param name="manifest">Certified by a quorum; null if the peer has none.</param>
    public void Offer(int peer, SnapshotManifest? manifest)
    {
        if (IsUnderWay && manifest is not null) _offers[peer] = manifest;
    }

    /// <summary>A peer went away.</summary>
    public void Forget(int peer)
    {
        _offers.Remove(peer);
        if (_asked == peer) _asked = -1;
    }

    /// <summary>What to ask now; null while an answer is awaited, offers may still come, or nobody is left.</summary>
    /// <param name="lowestHeld">The first block that anybody holds: an older snapshot leads nowhere.</param>
    public (int Peer, PeerMessage.SnapshotRequest Request)? Next(long lowestHeld)
    {
        if (_asked >= 0 && time.GetElapsedTime(_askedTicks) >= Patience) Forget(_asked);
        if (!IsUnderWay || IsComplete || _asked >= 0 || time.GetElapsedTime(_beganTicks) < OfferTime) return null;
        if (_chosen is null || !_offers.Values.Any(IsChosen)) Choose(lowestHeld);
        if (_chosen is null) return null;
        _asked = _offers.First(offer => IsChosen(offer.Value)).Key;
        _askedTicks = time.GetTimestamp();
        return (_asked, new PeerMessage.SnapshotRequest(_chosen.Checkpoint.Height, _buckets.Count));
    }

    /// <returns>False if the peer sent something else than what a quorum certified.</returns>
    public bool Take(int peer, PeerMessage.SnapshotPiece piece)
    {
        if (peer != _asked || _chosen is null || piece.Height != _chosen.Checkpoint.Height
            || piece.Bucket != _buckets.Count)
        {
            return true;
        }

        _asked = -1;
        if (piece.Contents.Count == 0) _offers.Remove(peer);
        foreach (byte[] content in piece.Contents)
        {
            if (IsComplete || !_chosen.IsRight(_buckets.Count, content))
            {
                _offers.Remove(peer);
                return false;
            }

            _buckets.Add(content);
        }

        return true;
    }

    /// <summary>The whole; only when <see cref="IsComplete"/>.</summary>
    public StateSnapshot Assemble() => new(_chosen!.Checkpoint, [.. _buckets]);

    private bool IsChosen(SnapshotManifest offer) => offer.Checkpoint.Hash == _chosen!.Checkpoint.Hash;

    private void Choose(long lowestHeld)
    {
        _buckets.Clear();
        _chosen = _offers.Values.Where(offer => offer.Checkpoint.Height + 1 >= lowestHeld)
            .MaxBy(offer => offer.Checkpoint.Height);
    }
}
