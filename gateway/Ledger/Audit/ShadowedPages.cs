using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Store.Pages;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Audit;

/// <summary>
/// Checks the database file without its write-ahead log, where pages lie that the log has replaced: older, but
/// damage in them is damage.
/// </summary>
/// <remarks>
/// The file alone is the whole ledger as of an earlier block, unless the process died while it was moving the log
/// into it, or a reader kept it from moving all. Then some replaced pages are as in the log and others are older,
/// and the older ones cannot be judged.
/// </remarks>
internal static class ShadowedPages
{
    /// <param name="rowHashes">SHA-256 of every block's row, in order, as found with the log.</param>
    public static string? FindFault(AuditFiles files, IReadOnlyList<(long Height, Hash256 Hash)> rowHashes)
    {
        try
        {
            var content = new StoreContent(new PageSource(files.File, WriteAheadLog.Empty));
            content.ReadSmallTables();
            content.ReadBase();
            if (content.FindHeaderFault() is { } part)
            {
                throw new PageFaultException($"{part} is damaged");
            }

            var index = 0;
            foreach (var (row, _) in content.ReadBlocks())
            {
                if (index >= rowHashes.Count || row.Key != rowHashes[index].Height
                    || Hash256.Of(row.Record.Span) != rowHashes[index++].Hash)
                {
                    throw new PageFaultException($"block {row.Key} is another in the file than with its log");
                }
            }

            content.CheckAllUsed();
            return null;
        }
        catch (PageFaultException fault)
        {
            return IsBeingMoved(files) ? null : $"in the file under its write-ahead log {fault.Message}";
        }
    }

    private static bool IsBeingMoved(AuditFiles files)
    {
        var source = new PageSource(files.File, WriteAheadLog.Empty);
        return files.Log.Pages.Any(number => number <= source.Pages && IsAsInLog(source, files.Log, number));
    }

    private static bool IsAsInLog(PageSource source, WriteAheadLog log, int number)
    {
        var page = source.Read(number, out _);
        return log.Versions(number).Any(version => version.Span.SequenceEqual(page.Span)
            || (TablePage.TryParse(version, number, out var table)
                && table.Canonical().AsSpan().SequenceEqual(page.Span)));
    }
}
