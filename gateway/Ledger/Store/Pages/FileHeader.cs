using System.Buffers.Binary;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>
/// The first 100 bytes of the database file (sqlite.org/fileformat2.html, 1.3), every one of them known.
/// </summary>
internal static class FileHeader
{
    public const int Bytes = 100;

    private const int ChangeCounter = 24;
    private const int PageCount = 28;
    private const int VersionValidFor = 92;
    private const int LibraryVersion = 96;

    /// <param name="page">Page 1.</param>
    /// <param name="pages">Pages that the database has.</param>
    /// <param name="libraryVersion">SQLite's version number as the store itself has recorded it.</param>
    /// <returns>The part that is wrong; null if none is.</returns>
    public static string? FindFault(ReadOnlySpan<byte> page, long pages, uint libraryVersion)
    {
        var header = page[..Bytes];
        Span<byte> expected = stackalloc byte[Bytes];
        Write(expected, header[ChangeCounter..PageCount], (uint)pages, libraryVersion);
        for (var offset = 0; offset < Bytes; offset++)
        {
            if (header[offset] != expected[offset])
            {
                return $"the file header ({PartAt(offset)})";
            }
        }

        return null;
    }

    // The change counter is the only part that cannot be known; the header itself holds it twice.
    private static void Write(Span<byte> header, ReadOnlySpan<byte> changeCounter, uint pages, uint libraryVersion)
    {
        header.Clear();
        "SQLite format 3\0"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt16BigEndian(header[16..], StoreLayout.PageBytes);
        (header[18], header[19]) = (2, 2);
        (header[21], header[22], header[23]) = (64, 32, 32);
        changeCounter.CopyTo(header[ChangeCounter..]);
        BinaryPrimitives.WriteUInt32BigEndian(header[PageCount..], pages);
        BinaryPrimitives.WriteUInt32BigEndian(header[40..], StoreLayout.SchemaCookie);
        BinaryPrimitives.WriteUInt32BigEndian(header[44..], 4);
        BinaryPrimitives.WriteUInt32BigEndian(header[56..], 1);
        BinaryPrimitives.WriteUInt32BigEndian(header[60..], StoreLayout.LayoutVersion);
        BinaryPrimitives.WriteUInt32BigEndian(header[68..], StoreLayout.ApplicationId);
        changeCounter.CopyTo(header[VersionValidFor..]);
        BinaryPrimitives.WriteUInt32BigEndian(header[LibraryVersion..], libraryVersion);
    }

    private static string PartAt(int offset) => offset switch
    {
        < 16 => "magic string",
        < 18 => "page size",
        < 20 => "format versions",
        < 24 => "reserved space and payload fractions",
        < 28 => "change counter",
        < 32 => "page count",
        < 40 => "free list, which is empty in a ledger",
        < 44 => "schema cookie",
        < 48 => "schema format",
        < 56 => "cache size and largest root",
        < 60 => "text encoding",
        < 64 => "layout version",
        < 68 => "incremental vacuum",
        < 72 => "application id",
        < 92 => "reserved zeros",
        < 96 => "change counter or version-valid-for",
        _ => "library version",
    };
}
