using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.Store;

/// <summary>Turns SQLite's error codes (sqlite.org/rescode.html) into what an operator can act on.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int Io = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static StoreException Explain(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        Busy => new StoreInUseException($"{path} is in use by another process.", error),
        ReadOnly => new StoreNotWritableException($"{path} is read-only.", error),
        Full => new StoreNotWritableException($"The disk that holds {path} is full: make room and start again.", error),
        CannotOpen => new StoreNotWritableException($"{path} cannot be opened for writing.", error),
        Io => new StoreNotWritableException(
            $"The disk that holds {path} failed ({IoFault(error.SqliteExtendedErrorCode)}): what was final before "
            + "is kept, nothing more is written; see to the disk and start again.", error),
        Corrupt or NotADatabase => new StoreCorruptException(error.Message, error),
        _ => new StoreException($"{path}: {error.Message}", error),
    };

    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException error)
        {
            throw Explain(error, path);
        }
        catch (IOException error)
        {
            throw new StoreNotWritableException(
                $"The disk that holds {path} failed ({error.Message}): what was final before is kept, nothing more "
                + "is written; see to the disk and start again.", error);
        }
    }

    // sqlite.org/rescode.html: SQLITE_IOERR_* are 10 | n << 8.
    private static string IoFault(int extendedCode) => (extendedCode >> 8) switch
    {
        1 or 2 => "reading",
        3 => "writing",
        4 or 5 => "flushing",
        6 => "truncating",
        _ => $"SQLite error {extendedCode}",
    };
}
