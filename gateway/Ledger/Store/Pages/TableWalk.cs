using System.Buffers.Binary;
using System.Collections;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>
/// Reads the tables of a database page by page, strictly, and knows in the end which pages were used.
/// </summary>
/// <remarks>
/// Whatever SQLite would tolerate or skip is a fault here: free blocks, fragments, bytes in slack, keys outside
/// the bounds of their parent, a page used twice. README.md lists the rules and why none of them hits an honest
/// file.
/// </remarks>
internal sealed class TableWalk(PageSource source)
{
    // A tree of this depth has more pages than a file can have.
    private const int MaxDepth = 20;

    private readonly BitArray _used = new(checked((int)source.Pages + 1));

    /// <summary>Rows in key order, each with its whole record.</summary>
    /// <exception cref="PageFaultException">While enumerating, at the first fault.</exception>
    public IEnumerable<TableRow> Rows(int root, string table)
    {
        long? last = null;
        foreach (var page in Leaves(root, table, long.MinValue, long.MaxValue, 0, () => last))
        {
            foreach (var cell in page.Cells)
            {
                var record = Assemble(cell, table, last);
                last = cell.Key;
                yield return new TableRow(cell.Key, record);
            }
        }
    }

    /// <returns>The lowest page that no table uses; null if all are used.</returns>
    public int? FindUnused()
    {
        for (var number = 1; number <= source.Pages; number++)
        {
            if (!_used[number])
            {
                return number;
            }
        }

        return null;
    }

    private IEnumerable<TablePage> Leaves(
        int number, string table, long above, long upTo, int depth, Func<long?> last)
    {
        var page = ReadTablePage(number, table, depth, last);
        foreach (var cell in page.Cells)
        {
            if (cell.Key <= above && above != long.MinValue || cell.Key > upTo)
            {
                throw Fault($"page {number} of table {table} holds keys that belong elsewhere", table, last());
            }
        }

        if (page.IsLeaf)
        {
            yield return page;
            yield break;
        }

        var from = above;
        foreach (var cell in page.Cells)
        {
            foreach (var leaf in Leaves(cell.Page, table, from, cell.Key, depth + 1, last))
            {
                yield return leaf;
            }

            // The bound is the child's own largest key: our tables never lose a row.
            if (last() != cell.Key)
            {
                throw Fault(
                    $"page {number} of table {table} bounds a child by a key that it does not have",
                    table,
                    last());
            }

            from = cell.Key;
        }

        foreach (var leaf in Leaves(page.Rightmost, table, from, upTo, depth + 1, last))
        {
            yield return leaf;
        }
    }

    private TablePage ReadTablePage(int number, string table, int depth, Func<long?> last)
    {
        Use(number, table, last());
        var bytes = source.Read(number, out var isFromLog);
        if (depth > MaxDepth || !TablePage.TryParse(bytes, number, out var page)
            || (page.Cells.Count == 0 && depth > 0))
        {
            throw Fault($"page {number} of table {table} is no table page", table, last());
        }

        if (!isFromLog && !page.IsCanonical)
        {
            throw Fault($"page {number} of table {table} has stray bytes", table, last());
        }

        return page;
    }

    private byte[] Assemble(TableCell cell, string table, long? last)
    {
        if (cell.PayloadBytes > source.Pages * StoreLayout.PageBytes)
        {
            throw Fault($"a row of table {table} claims to be longer than the file", table, last);
        }

        var record = new byte[cell.PayloadBytes];
        cell.Local.CopyTo(record);
        var filled = cell.Local.Length;
        var next = cell.Page;
        while (filled < record.Length)
        {
            Use(next, table, last);
            var page = source.Read(next, out _).Span;
            var content = page[sizeof(int)..];
            var part = Math.Min(content.Length, record.Length - filled);
            content[..part].CopyTo(record.AsSpan(filled));
            filled += part;
            if (content[part..].IndexOfAnyExcept((byte)0) >= 0)
            {
                throw Fault($"page {next} of table {table} has stray bytes after its content", table, last);
            }

            next = BinaryPrimitives.ReadInt32BigEndian(page);
        }

        return next == 0 ? record : throw Fault($"a row of table {table} goes on after its end", table, last);
    }

    private void Use(int number, string table, long? last)
    {
        if (number < 1 || number > source.Pages)
        {
            throw Fault($"table {table} names page {number}, which does not exist", table, last);
        }

        if (_used[number])
        {
            throw Fault($"page {number} is used twice, the second time by table {table}", table, last);
        }

        _used[number] = true;
    }

    private static PageFaultException Fault(string message, string table, long? last) => new(message, table, last);
}
