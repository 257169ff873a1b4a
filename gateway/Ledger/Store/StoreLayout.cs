namespace EdgeLedger.Ledger.Store;

/// <summary>
/// What <c>ledger.db</c> looks like, for the writer that makes it and the audit that expects it.
/// </summary>
/// <remarks>
/// The audit must notice one flipped bit anywhere in the file, also in bytes that no row uses. So every byte is
/// made to follow from the rows: nothing is ever deleted, rows are only appended or overwritten by rows of the
/// same size, no index exists but the integer keys, and all slack is zero. README.md tells how.
/// </remarks>
internal static class StoreLayout
{
    public const string LedgerFile = "ledger.db";
    public const string WalSuffix = "-wal";
    public const string SharedMemorySuffix = "-shm";
    public const string ReadModelFile = "readmodel.db";
    public const string LockFile = "lock";

    public const int PageBytes = 4096;

    /// <summary>"EdgL" (PRAGMA application_id).</summary>
    public const int ApplicationId = 0x4564674C;

    /// <summary>PRAGMA user_version.</summary>
    public const int LayoutVersion = 3;

    /// <summary>Schema changes made when a store is created; SQLite counts them in its file header.</summary>
    public const int SchemaCookie = 4;

    public const string BlockTable = "block";
    public const string ConsensusTable = "consensus";
    public const string MetaTable = "meta";
    public const string BaseTable = "base";

    /// <summary>The statements exactly as SQLite keeps them, in the order in which they are run.</summary>
    public static IReadOnlyList<(string Table, string Sql)> Tables { get; } =
    [
        (BlockTable, "CREATE TABLE block(height INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB NOT NULL, "
            + "certificate BLOB NOT NULL)"),
        (ConsensusTable, "CREATE TABLE consensus(chunk INTEGER PRIMARY KEY, content BLOB NOT NULL)"),
        (MetaTable, "CREATE TABLE meta(item INTEGER PRIMARY KEY, content BLOB NOT NULL)"),
        (BaseTable, "CREATE TABLE base(part INTEGER PRIMARY KEY, content BLOB NOT NULL)"),
    ];
}
