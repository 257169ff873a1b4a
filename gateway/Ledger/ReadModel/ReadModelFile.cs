using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.ReadModel;

/// <summary>
/// Opens <c>readmodel.db</c>; a file that cannot be used is replaced, for the ledger can rebuild it.
/// </summary>
internal static class ReadModelFile
{
    /// <summary>Path of a read model that is not kept.</summary>
    public const string InMemory = ":memory:";

    public static SqliteConnection Open(string path, Hash256 genesis)
    {
        if (File.Exists(path) && !IsUsable(path, genesis))
        {
            Delete(path);
        }

        return SqliteFaults.Guard(path, () => OpenOrCreate(path, genesis));
    }

    public static SqliteConnection? TryOpenReadOnly(string path, Hash256 genesis)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, SqliteOpenMode.ReadOnly);
            if (IsOf(connection, genesis))
            {
                return connection;
            }
        }
        catch (Exception error) when (error is SqliteException or InvalidDataException or InvalidCastException)
        {
            // Of no use: the caller builds its own.
        }

        connection?.Dispose();
        return null;
    }

    public static void Delete(string path)
    {
        if (path == InMemory)
        {
            return;
        }

        foreach (var suffix in new[] { string.Empty, StoreLayout.WalSuffix, StoreLayout.SharedMemorySuffix })
        {
            File.Delete(path + suffix);
        }
    }

    private static SqliteConnection OpenOrCreate(string path, Hash256 genesis)
    {
        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            StoreCreation.Execute(
                connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;");
            if (StoreCreation.Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
            {
                Create(connection, genesis);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Create(SqliteConnection connection, Hash256 genesis)
    {
        StoreCreation.Execute(connection, "BEGIN IMMEDIATE");
        StoreCreation.Execute(connection, ReadModelSchema.Create);
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO progress VALUES(1, 0, $genesis, $genesis, 0)";
        command.Parameters.AddWithValue("$genesis", genesis.ToArray());
        command.ExecuteNonQuery();
        StoreCreation.Execute(connection, $"PRAGMA user_version = {ReadModelSchema.Version}; COMMIT");
    }

    private static bool IsUsable(string path, Hash256 genesis)
    {
        using var connection = TryOpenReadOnly(path, genesis);
        return connection is not null;
    }

    private static bool IsOf(SqliteConnection connection, Hash256 genesis) =>
        StoreCreation.Number(connection, "PRAGMA user_version") == ReadModelSchema.Version
        && ReadModelProgress.Read(connection).Genesis == genesis;

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = path == InMemory ? SqliteOpenMode.Memory : mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }
}
