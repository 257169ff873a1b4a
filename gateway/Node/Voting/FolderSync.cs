using System.Runtime.InteropServices;

namespace EdgeLedger.Node.Voting;

/// <summary>Makes the names in a folder durable: without it a power cut may bring back a file that was
/// replaced.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The disk refused.</exception>
    public static void Flush(string folder)
    {
        int handle = Open(folder, ReadOnly);
        int result = handle < 0 ? handle : Sync(handle);
        int error = Marshal.GetLastPInvokeError();
        if (handle >= 0) _ = Close(handle);
        if (result != 0) throw new IOException($"{folder} cannot be made durable: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
