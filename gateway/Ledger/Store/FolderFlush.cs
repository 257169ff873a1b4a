using System.Runtime.InteropServices;

namespace EdgeLedger.Ledger.Store;

/// <summary>Makes renames and removals in a folder durable and keeps their order; .NET has no call for it.</summary>
internal static partial class FolderFlush
{
    private const int ReadOnly = 0;

    public static void Run(string directory)
    {
        // Windows orders them by its own journal, and flushes no folder.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(directory, ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"The folder {directory} cannot be opened to be flushed.");
        }

        var hasFailed = Flush(descriptor) != 0;
        _ = Close(descriptor);
        if (hasFailed)
        {
            throw new IOException($"The folder {directory} cannot be flushed.");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
