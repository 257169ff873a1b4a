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

        var log = WriteAheadLog.Read(File.ReadAllBytes(logPath), out var damage);
        if (damage is not null)
        {
            throw new StoreCorruptException(damage);
        }

        var moved = log.Pages.ToHashSet();
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
