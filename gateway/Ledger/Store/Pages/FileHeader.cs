namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>The first 100 bytes of the database file (sqlite.org/fileformat2.html, 1.3).</summary>
internal static partial class FileHeader
{
    public const int Bytes = 100;
}
