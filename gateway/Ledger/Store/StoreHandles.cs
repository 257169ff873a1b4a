using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace EdgeLedger.Ledger.Store;

/// <summary>Handles of the ledger files that this process has open for writing.</summary>
/// <remarks>
/// An audit in the same process must use these: closing a handle of its own would drop the POSIX locks that SQLite
/// holds on the same file (sqlite.org/howtocorrupt.html, 2.2).
/// </remarks>
internal static class StoreHandles
{
    private static readonly ConcurrentDictionary<string, SafeFileHandle> Handles = [];

    public static SafeFileHandle Open(string path)
    {
        var handle = File.OpenHandle(
            path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        Handles[Path.GetFullPath(path)] = handle;
        return handle;
    }

    public static void Close(string path)
    {
        if (Handles.TryRemove(Path.GetFullPath(path), out var handle))
        {
            handle.Dispose();
        }
    }

    public static SafeFileHandle? TryBorrow(string path) =>
        Handles.TryGetValue(Path.GetFullPath(path), out var handle) ? handle : null;
}
