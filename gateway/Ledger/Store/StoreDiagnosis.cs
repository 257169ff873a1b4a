using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Execution;
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
    private const int BlocksAtOnce = 64;

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
            return FindDamage(files, path, scheme: null)
                ?? StoreCorruptException.Elsewhere(HeightOf(files), path, found.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StoreException)
        {
            return found;
        }
    }

    /// <param name="scheme">For the votes on the state that the blocks build on; null to pass over them.</param>
    /// <returns>The first block that is lost, or what else is wrong; null if every page and hash is right.</returns>
    public static StoreCorruptException? FindDamage(string path, ISignatureScheme? scheme)
    {
        using var files = AuditFiles.Open(Path.GetDirectoryName(path)!, isLive: false);
        return FindDamage(files, path, scheme);
    }

    private static StoreCorruptException? FindDamage(AuditFiles files, string path, ISignatureScheme? scheme) =>
        files.LogError is { } damage
            ? StoreCorruptException.InBlock(HeightOf(files) + 1, path, damage)
            : Walk(files, path, scheme);

    private static StoreCorruptException? Walk(AuditFiles files, string path, ISignatureScheme? scheme)
    {
        long height = 0;
        try
        {
            var content = new StoreContent(new PageSource(files.File, files.Log));
            var held = content.ReadBase();
            var heldFrom = (held?.Height ?? 0) + 1;
            foreach (var rows in content.ReadBlocks().Chunk(BlocksAtOnce))
            {
                if (height == 0 && rows[0].Row.Key == heldFrom)
                {
                    height = heldFrom - 1;
                }

                if (FirstWrong(rows, height + 1, heldFrom) is { } wrong)
                {
                    return StoreCorruptException.InBlock(wrong, path, BlockBody.Mismatch);
                }

                height += rows.Length;
            }

            var genesis = content.ReadSmallTables();
            if (held is not null && scheme is not null && held.FindFault(genesis, scheme) is { } fault)
            {
                return StoreCorruptException.InBlock(held.Height, path, fault);
            }

            if (content.FindHeaderFault() is { } part)
            {
                return StoreCorruptException.Elsewhere(height, path, $"{part} is wrong");
            }

            content.CheckAllUsed();
            return null;
        }
        catch (PageFaultException fault) when (fault.Table == StoreLayout.BlockTable)
        {
            return StoreCorruptException.InBlock(Math.Max(height, fault.AfterKey ?? 0) + 1, path, fault.Message);
        }
        catch (PageFaultException fault)
        {
            return StoreCorruptException.Elsewhere(Math.Max(height, HeightOf(files)), path, fault.Message);
        }
    }

    // Hashing takes longest, and no row waits for another.
    private static long? FirstWrong(
        (TableRow Row, ReadOnlyMemory<byte>[] Values)[] rows, long first, long heldFrom)
    {
        var isRight = new bool[rows.Length];
        AllCores.Run(rows.Length, index =>
        {
            var (row, values) = rows[index];
            isRight[index] = row.Key == first + index && (row.Key < heldFrom
                ? PrunedBlock.TryParse(row.Key, values, out _)
                : BlockBody.TryParse(row.Key, values, out _));
        });
        var wrong = Array.IndexOf(isRight, false);
        return wrong < 0 ? null : first + wrong;
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
