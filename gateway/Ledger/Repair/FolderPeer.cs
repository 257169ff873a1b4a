using EdgeLedger.Ledger.Store;

namespace EdgeLedger.Ledger.Repair;

/// <summary>Another gateway's data folder, which its gateway may be using meanwhile.</summary>
public sealed class FolderPeer : IBlockPeer
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

    public void Dispose() => _blocks.Dispose();
}
