namespace EdgeLedger.Ledger.Store;

/// <summary>
/// Holds the data folder for one gateway process: two writers would each finalise into the other's ledger.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    // An audit looks whether the lock is held and may be doing so at this very moment.
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private FolderLock(FileStream file)
    {
        _file = file;
    }

    public static FolderLock Take(string directory)
    {
        var path = Path.Combine(directory, StoreLayout.LockFile);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FolderLock(
                    new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (UnauthorizedAccessException error)
            {
                throw new StoreNotWritableException($"The data folder {directory} cannot be written.", error);
            }
            catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException))
            {
                if (!IsHeldByAnother(error))
                {
                    throw new StoreNotWritableException(
                        $"The data folder {directory} cannot be written: {error.Message}", error);
                }

                if (attempt == Attempts)
                {
                    throw new StoreInUseException(
                        $"The data folder {directory} is in use by another gateway process.", error);
                }

                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Whether a gateway process holds the folder now.</summary>
    public static bool IsHeld(string directory)
    {
        var path = Path.Combine(directory, StoreLayout.LockFile);
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException error)
        {
            return IsHeldByAnother(error);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK from flock on Linux, ERROR_SHARING_VIOLATION on Windows: .NET has no exception type for it.
    private static bool IsHeldByAnother(IOException error) => (error.HResult & 0xFFFF) is 11 or 32;
}
