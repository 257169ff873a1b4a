using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>Brings the table pages that a checkpoint has just moved into their canonical form.</summary>
internal static class PageScrubber
{
    /// <param name="roots">Root pages of all tables, page 1 among them.</param>
    public static void Scrub(SafeFileHandle file, string logPath, IEnumerable<int> roots)
    {
        if (!File.Exists(logPath))
        {
            return;
        }

        var moved = PagesOf(logPath);
        var hasChanged = false;
        foreach (var root in roots)
        {
            hasChanged |= Visit(file, root, moved);
        }

        if (hasChanged)
        {
            RandomAccess.FlushToDisk(file);
        }
    }

    // Some megabytes again and again while blocks come fast: rented, or each would count towards a collection of all.
    private static HashSet<int> PagesOf(string logPath)
    {
        using var file = new FileStream(
            logPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var length = checked((int)file.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var read = file.ReadAtLeast(rented.AsSpan(0, length), length, throwOnEndOfStream: false);
            var log = WriteAheadLog.Read(rented.AsMemory(0, read), out var damage);
            return damage is null ? [.. log.Pages] : throw new StoreCorruptException(damage);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Goes down only where pages were moved and along the right edge, where rows are appended: the cost does not
    // grow with the ledger.
    private static bool Visit(SafeFileHandle file, int number, HashSet<int> moved)
    {
        var bytes = new byte[StoreLayout.PageBytes];
        var offset = (long)(number - 1) * StoreLayout.PageBytes;
        if (RandomAccess.Read(file, bytes, offset) != bytes.Length
            || !TablePage.TryParse(bytes, number, out var page))
        {
            throw new StoreCorruptException($"page {number} is no table page");
        }

        var hasChanged = false;
        var canonical = page.Canonical();
        if (canonical.Length == 0)
        {
            throw new StoreCorruptException($"page {number} is no table page");
        }

        if (!canonical.AsSpan().SequenceEqual(bytes))
        {
            RandomAccess.Write(file, canonical, offset);
            hasChanged = true;
        }

        if (page.IsLeaf)
        {
            return hasChanged;
        }

        foreach (var child in page.Cells.Select(cell => cell.Page).Where(moved.Contains).Append(page.Rightmost))
        {
            hasChanged |= Visit(file, child, moved);
        }

        return hasChanged;
    }
}
