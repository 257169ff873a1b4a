using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Store.Pages;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>Finds the first block that a damaged store has lost, for the one message that an operator reads.</summary>
/// <remarks>
/// SQLite says that a file is malformed, not where. This reads the pages as the audit does, with hashes but without
/// signatures, so that it takes seconds where the audit takes minutes.
/// </remarks>
internal static class StoreDiagnosis
{
    /// <param name="path">Of <c>ledger.db</c>; nothing in this process may have it open but its store.</param>
    public static StoreCorruptException Explain(string path, StoreCorruptException found)
    {
        if (found.Height is not null)
        {
            return found;
        }

        try
        {
            using var files = AuditFiles.Open(Path.GetDirectoryName(path)!, isLive: false);
            return files.LogError is { } damage
                ? StoreCorruptException.InBlock(HeightOf(files) + 1, path, damage)
                : Walk(files, path, found);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StoreException)
        {
            return found;
        }
    }

    private static StoreCorruptException Walk(AuditFiles files, string path, StoreCorruptException found)
    {
        long height = 0;
        try
        {
            var content = new StoreContent(new PageSource(files.File, files.Log));
            var heldFrom = content.ReadBase() is { } snapshot ? snapshot.Height + 1 : 1;
            foreach (var (row, values) in content.ReadBlocks())
            {
                if (height == 0 && row.Key == heldFrom)
                {
                    height = heldFrom - 1;
                }

                var isRight = row.Key < heldFrom
                    ? PrunedBlock.TryParse(row.Key, values, out _)
                    : BlockBody.TryParse(row.Key, values, out _);
                if (row.Key != height + 1 || !isRight)
                {
                    return StoreCorruptException.InBlock(height + 1, path, BlockBody.Mismatch);
                }

                height = row.Key;
            }

            content.ReadSmallTables();
        }
        catch (PageFaultException fault) when (fault.Table == StoreLayout.BlockTable)
        {
            return StoreCorruptException.InBlock(height + 1, path, fault.Message);
        }
        catch (PageFaultException fault)
        {
            return StoreCorruptException.Elsewhere(path, fault.Message);
        }

        return StoreCorruptException.Elsewhere(path, found.Message);
    }

    // What the log holds from the damage on is lost: the block after the last good one may be in there.
    private static long HeightOf(AuditFiles files)
    {
        long height = 0;
        try
        {
            foreach (var (row, _) in new StoreContent(new PageSource(files.File, files.Log)).ReadBlocks())
            {
                height = row.Key;
            }
        }
        catch (PageFaultException)
        {
            // Then the first unreadable block is an earlier one.
        }

        return height;
    }
}
