namespace EdgeLedger.Ledger.Store;

/// <summary>Puts a whole new <c>ledger.db</c> in the place of an old one, whatever kills the process meanwhile.</summary>
/// <remarks>
/// The new file is complete and durable before it gets the name that decides. From then on there is only one way:
/// the old log goes, or it would be taken for the new file's, then the new file takes the old one's place. Whoever
/// opens the folder next finishes what was begun.
/// </remarks>
internal static class StoreSwap
{
    private const string NextFile = "ledger.db.next";

    /// <summary>Whether a swap was begun and not finished: what lies there must not be read.</summary>
    public static bool IsUnderWay(string directory) => File.Exists(Path.Combine(directory, NextFile));

    /// <param name="complete">A closed store file on the same disk.</param>
    public static void Replace(string directory, string complete)
    {
        using (var file = File.OpenHandle(complete, FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.FlushToDisk(file);
        }

        File.Move(complete, Path.Combine(directory, NextFile));
        FolderFlush.Run(directory);
        Finish(directory);
    }

    /// <returns>Whether there was something to finish.</returns>
    public static bool Finish(string directory)
    {
        if (!IsUnderWay(directory))
        {
            return false;
        }

        var path = Path.Combine(directory, StoreLayout.LedgerFile);
        File.Delete(path + StoreLayout.WalSuffix);
        File.Delete(path + StoreLayout.SharedMemorySuffix);
        FolderFlush.Run(directory);
        File.Move(Path.Combine(directory, NextFile), path, overwrite: true);
        FolderFlush.Run(directory);
        return true;
    }
}
