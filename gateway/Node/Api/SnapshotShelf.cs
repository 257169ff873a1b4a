using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Snapshots;

namespace EdgeLedger.Node.Api;

/// <summary>The newest snapshots that a gateway made, for gateways that join; two of them, or a slow one would never end.</summary>
/// <param name="everyBlocks">A snapshot at each height that this divides, alike on all gateways; 0 for none.</param>
public sealed class SnapshotShelf(RegionLedger ledger, int everyBlocks)
{
    private const int Kept = 2;

    private readonly Lock _gate = new();
    private readonly List<StateSnapshot> _snapshots = [];

    /// <summary>Told on the vote's thread of each new height of the ledger.</summary>
    public void Reached(long height)
    {
        if (everyBlocks == 0 || height % everyBlocks != 0) return;
        var snapshot = ledger.TakeSnapshot();
        lock (_gate)
        {
            _snapshots.Add(snapshot);
            if (_snapshots.Count > Kept) _snapshots.RemoveAt(0);
        }
    }

    /// <summary>The newest; after a restart that on which a pruned ledger builds, if there is one.</summary>
    public StateSnapshot? Newest
    {
        get
        {
            lock (_gate)
            {
                if (_snapshots.Count > 0) return _snapshots[^1];
            }

            return ledger.LoadBase();
        }
    }

    /// <returns>Null if it is not here any more.</returns>
    public StateSnapshot? Find(long height)
    {
        lock (_gate)
        {
            if (_snapshots.Find(snapshot => snapshot.Height == height) is { } found) return found;
        }

        return ledger.FirstHeld == height + 1 ? ledger.LoadBase() : null;
    }
}
