using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Snapshots;

/// <summary>
/// The newest snapshots that a gateway made, for gateways that join; two of them, or a slow one would never end.
/// </summary>
/// <remarks>
/// Taken on the vote's thread, written and read back on others: what is on the disk is of use after a restart, and no
/// vote waits for it.
/// </remarks>
public sealed class SnapshotShelf : IDisposable
{
    private const int Kept = 2;

    private readonly RegionLedger _ledger;
    private readonly int _everyBlocks;
    private readonly SnapshotFiles? _files;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly SortedList<long, ShelvedSnapshot> _snapshots = [];
    private Task _filing = Task.CompletedTask;
    private ShelvedSnapshot? _base;

    /// <param name="everyBlocks">A snapshot at each height that this divides, alike on all gateways; 0 for none.</param>
    /// <param name="folder">Where they are kept over a restart; null for nowhere.</param>
    public SnapshotShelf(RegionLedger ledger, int everyBlocks, string? folder, ILogger logger)
    {
        (_ledger, _everyBlocks, _logger) = (ledger, everyBlocks, logger);
        if (folder is null) return;
        _files = new SnapshotFiles(folder);
        _filing = Task.Run(TakeUpFiles);
    }

    /// <summary>Of the newest, encoded; null where there is none.</summary>
    public byte[]? Manifest => Newest?.Manifest;

    /// <summary>Told on the vote's thread of each new height of the ledger.</summary>
    public void Reached(long height)
    {
        if (_everyBlocks == 0 || height % _everyBlocks != 0) return;
        var snapshot = _ledger.TakeSnapshot();
        Add(snapshot);
        if (_files is not null) _filing = _filing.ContinueWith(_ => Keep(snapshot), TaskScheduler.Default);
    }

    /// <returns>Null if it is not here any more.</returns>
    public StateSnapshot? Find(long height)
    {
        lock (_gate)
        {
            if (_snapshots.TryGetValue(height, out var found)) return found.Snapshot;
        }

        return Base is { } held && held.Snapshot.Height == height ? held.Snapshot : null;
    }

    public void Dispose() => _filing.GetAwaiter().GetResult();

    private ShelvedSnapshot? Newest
    {
        get
        {
            lock (_gate)
            {
                if (_snapshots.Count > 0) return _snapshots.GetValueAtIndex(_snapshots.Count - 1);
            }

            return Base;
        }
    }

    // The state that a pruned or joined ledger builds on: read when somebody wants it.
    private ShelvedSnapshot? Base
    {
        get
        {
            long height = _ledger.FirstHeld - 1;
            if (height == 0) return null;
            lock (_gate)
            {
                if (_base?.Snapshot.Height == height) return _base;
                return _base = _ledger.LoadBase() is { } held ? new ShelvedSnapshot(held) : null;
            }
        }
    }

    private void Add(StateSnapshot snapshot)
    {
        lock (_gate)
        {
            _snapshots[snapshot.Height] = new ShelvedSnapshot(snapshot);
            if (_snapshots.Count > Kept) _snapshots.RemoveAt(0);
        }
    }

    private void TakeUpFiles()
    {
        foreach (var snapshot in _files!.Read(Kept, HashAt)) Add(snapshot);
    }

    private Hash256? HashAt(long height)
    {
        try
        {
            return _ledger.GetBlock(height)?.Block.Hash;
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private void Keep(StateSnapshot snapshot)
    {
        try
        {
            _files!.Write(snapshot, Kept);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning(
                "the snapshot of block {Height} is lost with the next restart: {Reason}",
                snapshot.Height, full.Message);
        }
    }
}
