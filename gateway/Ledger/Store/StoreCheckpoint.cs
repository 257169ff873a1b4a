using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace EdgeLedger.Ledger.Store;

/// <summary>
/// Moves the write-ahead log into the database file and zeroes what SQLite leaves lying in its slack.
/// </summary>
/// <remarks>
/// <para>
/// When an interior page of a table splits, SQLite leaves copies of the moved cells in the unused middle of the
/// page. An audit could not tell a flipped bit there from such a copy, so each page is brought into its one
/// canonical form (<see cref="Pages.TablePage"/>) right after it was moved, while the log still holds it: a power
/// cut in between loses nothing, and the audit accepts such a page because the log has the same bytes under a
/// checksum.
/// </para>
/// <para>
/// Only then is the log cut to nothing. So the log never holds frames of an older generation, and whatever fails
/// its checksum in it is damage.
/// </para>
/// <para>
/// The file handle stays open as long as SQLite's own: closing any handle of a file drops all POSIX locks that the
/// process holds on it (sqlite.org/howtocorrupt.html, 2.2).
/// </para>
/// </remarks>
internal sealed class StoreCheckpoint(SqliteConnection connection, string path)
{
    private const int DuePages = 2048;

    private readonly SafeFileHandle _file = StoreHandles.Open(path);

    public int RunIfDue()
    {
        var log = new FileInfo(path + StoreLayout.WalSuffix);
        return log.Exists && log.Length > (long)DuePages * StoreLayout.PageBytes ? Run() : 0;
    }

    /// <returns>1 when the log is empty afterwards; 0 while a reader in another process still needs it.</returns>
    public int Run()
    {
        if (!TryCheckpoint("PASSIVE"))
        {
            return 0;
        }

        Pages.PageScrubber.Scrub(_file, path + StoreLayout.WalSuffix, RootPages());
        return TryCheckpoint("TRUNCATE") ? 1 : 0;
    }

    /// <summary>Closes the connection; the log is removed if it could be emptied.</summary>
    /// <returns>1 when it was.</returns>
    public int Close()
    {
        var isEmpty = 0;
        try
        {
            isEmpty = Run();
        }
        finally
        {
            Abandon();
        }

        if (isEmpty == 1)
        {
            File.Delete(path + StoreLayout.WalSuffix);
            File.Delete(path + StoreLayout.SharedMemorySuffix);
        }

        return isEmpty;
    }

    /// <summary>Closes the connection and leaves the files as they are.</summary>
    public void Abandon()
    {
        connection.Dispose();
        StoreHandles.Close(path);
    }

    private bool TryCheckpoint(string mode)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint({mode}); PRAGMA busy_timeout = 5000;";
        using var row = command.ExecuteReader();
        do
        {
            while (row.Read())
            {
                if (row.FieldCount == 3)
                {
                    return row.GetInt32(0) == 0 && row.GetInt32(1) == row.GetInt32(2);
                }
            }
        }
        while (row.NextResult());

        return false;
    }

    private List<int> RootPages()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage FROM sqlite_schema";
        using var row = command.ExecuteReader();
        List<int> roots = [1];
        while (row.Read())
        {
            roots.Add(row.GetInt32(0));
        }

        return roots;
    }
}
