namespace EdgeLedger.Ledger.Store;

/// <summary>What the store holds contradicts itself: a gateway must stop, never go on.</summary>
public sealed class StoreCorruptException : StoreException
{
    public StoreCorruptException()
    {
    }

    public StoreCorruptException(string message)
        : base(message)
    {
    }

    public StoreCorruptException(string message, Exception inner)
        : base(message, inner)
    {
    }

    private StoreCorruptException(long height, string message)
        : base(message)
    {
        Height = height;
    }

    /// <summary>The first block that cannot be read; null where no block is at fault.</summary>
    public long? Height { get; }

    /// <param name="path">Null where the ledger's folder is not known.</param>
    /// <param name="what">A clause: what is wrong with it.</param>
    internal static StoreCorruptException InBlock(long height, string? path, string what) =>
        new(height, $"Block {height} in {path ?? "the ledger"} is damaged ({what}): {WayOut(path)}");

    /// <param name="newest">Block up to which the ledger goes.</param>
    /// <param name="what">A clause that names the part and what is wrong with it.</param>
    internal static StoreCorruptException Elsewhere(long newest, string path, string what) =>
        new($"{path}, a ledger up to block {newest}, is damaged ({what}): {WayOut(path)}");

    private static string WayOut(string? path)
    {
        var folder = path is null ? "DIR" : Path.GetDirectoryName(Path.GetFullPath(path));
        return $"restore it from another gateway with 'edgeledger ledger repair {folder} --from PEER'.";
    }
}
