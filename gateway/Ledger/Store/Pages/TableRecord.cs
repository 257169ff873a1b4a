namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>
/// Reads a row of our tables: the integer key as NULL, then blobs (sqlite.org/fileformat2.html, 2.1).
/// </summary>
internal static class TableRecord
{
    private const int FirstBlobType = 12;

    /// <returns>False unless the record is exactly that, spelled in the shortest way.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> record, int blobs, out ReadOnlyMemory<byte>[] values)
    {
        values = new ReadOnlyMemory<byte>[blobs];
        var span = record.Span;
        if (!SqliteVarint.TryRead(span, out var headerBytes, out var offset) || headerBytes > span.Length
            || offset >= span.Length || span[offset++] != 0)
        {
            return false;
        }

        var start = headerBytes;
        for (var index = 0; index < blobs; index++)
        {
            if (!SqliteVarint.TryRead(span[offset..], out var type, out var length)
                || type < FirstBlobType || type % 2 != 0)
            {
                return false;
            }

            offset += length;
            var bytes = (type - FirstBlobType) / 2;
            if (bytes > span.Length - start)
            {
                return false;
            }

            values[index] = record.Slice((int)start, (int)bytes);
            start += bytes;
        }

        return offset == headerBytes && start == span.Length;
    }
}
