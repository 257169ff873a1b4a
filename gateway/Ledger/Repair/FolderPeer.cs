using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;

namespace EdgeLedger.Ledger.Repair;

/// <summary>Another gateway's data folder, which its gateway may be using meanwhile.</summary>
public sealed class FolderPeer : IBlockPeer, ISnapshotPeer
{
    private readonly BlockFile _blocks;

    private FolderPeer(string folder, BlockFile blocks)
    {
        Name = folder;
        _blocks = blocks;
    }

    public string Name { get; }

    public long Height => _blocks.Height;

    public long FirstHeld => (_blocks.Base?.Height ?? 0) + 1;

    /// <exception cref="StoreException">There is no ledger, or it cannot be read at all.</exception>
    public static FolderPeer Open(string folder) => new(folder, BlockFile.Open(folder));

    public StoredBlock? TryGetBlock(long height)
    {
        try
        {
            return _blocks.GetBlock(height);
        }
        catch (StoreException)
        {
            return null;
        }
    }

    /// <summary>Of the state that a pruned ledger builds on.</summary>
    public SnapshotManifest? TryGetManifest() =>
        _blocks.LoadBase() is { Buckets.Count: StateSnapshot.BucketCount } snapshot ? SnapshotManifest.Of(snapshot) : null;

    public IReadOnlyList<byte[]> GetBuckets(long height, int first) =>
        _blocks.LoadBase() is { } snapshot && snapshot.Height == height ? [.. snapshot.Buckets.Skip(first)] : [];

    public void Dispose() => _blocks.Dispose();
}
