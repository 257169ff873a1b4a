using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.Store;

/// <summary>Read-only view of <c>ledger.db</c> for a process that is not its gateway.</summary>
internal sealed class BlockFile : IHeldBlocks, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private BlockFile(SqliteConnection connection, string path)
    {
        _connection = connection;
        _path = path;
        Base = BaseRows.ReadCheckpoint(connection);
        Height = Math.Max(
            StoreCreation.Number(connection, "SELECT coalesce(max(height), 0) FROM block"), Base?.Height ?? 0);
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

    public Checkpoint? Base { get; }

    public StoredBlock? GetBlock(long height) => height <= (Base?.Height ?? 0) ? null : Read(
        height, row => BlockBody.TryParse(height, row, out var stored) ? stored : null);

    public PrunedBlock? GetPruned(long height) => height > (Base?.Height ?? 0) ? null : Read(
        height, row => PrunedBlock.TryParse(height, row, out var pruned) ? pruned : null);

    public StateSnapshot? LoadBase()
    {
        lock (_lock)
        {
            return Base is null ? null : SqliteFaults.Guard(_path, () => BaseRows.Read(_connection, Base));
        }
    }

    private T? Read<T>(long height, Func<ReadOnlyMemory<byte>[], T?> parse)
        where T : class
    {
        lock (_lock)
        {
            return SqliteFaults.Guard(_path, () =>
            {
                using var command = _connection.CreateCommand();
                command.CommandText = "SELECT header, body, certificate FROM block WHERE height = $height";
                command.Parameters.AddWithValue("$height", height);
                using var row = command.ExecuteReader();
                return !row.Read() ? null
                    : parse([(byte[])row[0], (byte[])row[1], (byte[])row[2]])
                        ?? throw StoreCorruptException.InBlock(height, _path, BlockBody.Mismatch);
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
