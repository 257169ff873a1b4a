using System.Buffers.Binary;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EdgeLedger.Ledger.Store;

/// <summary>Makes <c>ledger.db</c>, or opens it and makes sure that it is ours and of this genesis.</summary>
internal static class StoreCreation
{
    public static SqliteConnection Open(string path, Genesis genesis)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();

            // SQLite would move the log itself on closing, uncleaned, and also where it found damage.
            raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
            if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
            {
                Create(connection, genesis);
            }

            Configure(connection);
            Check(connection, genesis, path);
            RecordLibraryVersion(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    // Tables and genesis come in one transaction: a power cut leaves an empty file or a whole store.
    private static void Create(SqliteConnection connection, Genesis genesis)
    {
        Execute(connection, $"PRAGMA page_size = {StoreLayout.PageBytes}; PRAGMA auto_vacuum = NONE; "
            + "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; "
            + $"PRAGMA application_id = {StoreLayout.ApplicationId}; "
            + $"PRAGMA user_version = {StoreLayout.LayoutVersion};");
        foreach (var (_, sql) in StoreLayout.Tables)
        {
            Execute(connection, sql);
        }

        StoreMeta.Write(connection, MetaItem.Genesis, genesis.Encode());
        StoreMeta.Write(connection, MetaItem.SqliteVersion, LibraryVersion());
        StoreMeta.Write(connection, MetaItem.VotingAllowed, [0]);
        Execute(connection, "COMMIT");
    }

    // The write-ahead log is moved by StoreCheckpoint alone, which cleans up behind SQLite. Where SQLite begins
    // the log anew by itself, journal_size_limit makes it cut off the older frames.
    private static void Configure(SqliteConnection connection) => Execute(
        connection,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
        + "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 0; PRAGMA busy_timeout = 5000;");

    private static void Check(SqliteConnection connection, Genesis genesis, string path)
    {
        if (Number(connection, "PRAGMA application_id") != StoreLayout.ApplicationId)
        {
            throw new StoreCorruptException("it is no ledger of this program");
        }

        var layout = Number(connection, "PRAGMA user_version");
        if (layout != StoreLayout.LayoutVersion)
        {
            throw new StoreException(
                $"{path} has layout {layout}; this program reads layout {StoreLayout.LayoutVersion}.");
        }

        var stored = StoreMeta.Read(connection, MetaItem.Genesis);
        if (!stored.Span.SequenceEqual(genesis.Encode()))
        {
            throw new GenesisMismatchException(
                $"{path} belongs to the genesis {Hash256.Of(stored.Span)}, not to {genesis.Hash}.");
        }
    }

    // The file header names the library that wrote last; the audit compares it with this row. Touching
    // user_version rewrites the header in the same transaction.
    private static void RecordLibraryVersion(SqliteConnection connection)
    {
        if (StoreMeta.Read(connection, MetaItem.SqliteVersion).Span.SequenceEqual(LibraryVersion()))
        {
            return;
        }

        Execute(connection, "BEGIN IMMEDIATE");
        StoreMeta.Write(connection, MetaItem.SqliteVersion, LibraryVersion());
        Execute(connection, $"PRAGMA user_version = {StoreLayout.LayoutVersion}; COMMIT");
    }

    private static byte[] LibraryVersion()
    {
        var version = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(version, raw.sqlite3_libversion_number());
        return version;
    }
}
