using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.Store;

/// <summary>Read-only view of <c>ledger.db</c> for a process that is not its gateway.</summary>
internal sealed class BlockFile : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private BlockFile(SqliteConnection connection, string path)
    {
        _connection = connection;
        _path = path;
        Height = StoreCreation.Number(connection, "SELECT coalesce(max(height), 0) FROM block");
        var stored = StoreMeta.Read(connection, MetaItem.Genesis);
        Genesis = Genesis.TryParse(stored.Span, out var genesis, out var error)
            ? genesis
            : throw new StoreCorruptException($"The genesis in {path} cannot be read: {error}.");
    }

    /// <summary>Newest block when the file was opened.</summary>
    public long Height { get; }

    public Genesis Genesis { get; }

    public static BlockFile Open(string directory)
    {
        var path = Path.Combine(directory, StoreLayout.LedgerFile);
        if (!File.Exists(path))
        {
            throw new StoreException($"There is no ledger in {directory}: {StoreLayout.LedgerFile} is missing.");
        }

        if (StoreSwap.IsUnderWay(directory))
        {
            throw new StoreException(
                $"The ledger in {directory} was being replaced when that was interrupted: start its gateway, or run "
                + "the same command again.");
        }

        return SqliteFaults.Guard(path, () => new BlockFile(Connect(path), path));
    }

    public StoredBlock? GetBlock(long height)
    {
        lock (_lock)
        {
            return SqliteFaults.Guard(_path, () =>
            {
                using var command = _connection.CreateCommand();
                command.CommandText = "SELECT header, body, certificate FROM block WHERE height = $height";
                command.Parameters.AddWithValue("$height", height);
                using var row = command.ExecuteReader();
                return row.Read()
                    ? BlockBody.Parse(height, (byte[])row[0], (byte[])row[1], (byte[])row[2], _path)
                    : null;
            });
        }
    }

    public void Dispose() => _connection.Dispose();

    // Without a write-ahead log nothing can be missing from the file, and "immutable" lets SQLite read it where it
    // may not write, as on a medium under audit. With one, SQLite needs its shared memory file beside it.
    private static SqliteConnection Connect(string path)
    {
        var isAtRest = !File.Exists(path + StoreLayout.WalSuffix);
        var source = isAtRest ? $"file:{Uri.EscapeDataString(path)}?immutable=1" : path;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            StoreCreation.Number(connection, "SELECT count(*) FROM meta");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
