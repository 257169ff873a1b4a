namespace EdgeLedger.Ledger.Store;

/// <summary>The data folder of a gateway.</summary>
internal static class StoreFolder
{
    public static FolderLock Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreNotWritableException($"The data folder {directory} cannot be created.", error);
        }

        return FolderLock.Take(directory);
    }
}
