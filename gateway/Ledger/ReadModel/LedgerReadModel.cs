using System.Collections.Concurrent;
using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.ReadModel;

/// <summary>Answers questions about final data without reading blocks: an index beside the ledger.</summary>
/// <remarks>
/// The file lags behind by some blocks, and may be lost in a power cut (synchronous=NORMAL); it is never believed
/// over the ledger. Whoever asks the object itself gets the newest. Any thread may ask.
/// </remarks>
public sealed partial class LedgerReadModel : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly ReadModelWriter? _writer;
    private readonly string _path;
    private readonly ConcurrentDictionary<Address, DeviceTotals> _totals = [];
    private readonly HashSet<Address> _changedTotals = [];

    private LedgerReadModel(SqliteConnection connection, string path, bool isWritable = true)
    {
        _connection = connection;
        _path = path;
        _writer = isWritable ? new ReadModelWriter(connection) : null;
        ReadTotals();
        var progress = ReadModelProgress.Read(connection);
        (Height, BlockHash, StateHeight) = (progress.Height, progress.BlockHash, progress.StateHeight);
    }

    /// <summary>Newest block whose entries are in here.</summary>
    public long Height { get; private set; }

    /// <summary>Hash of that block; the genesis hash at height 0.</summary>
    public Hash256 BlockHash { get; private set; }

    /// <summary>Block after which the kept copy of the state was taken.</summary>
    public long StateHeight { get; private set; }

    /// <summary>Opens the file, or makes an empty one if there is none or it cannot be used.</summary>
    /// <param name="path"><c>:memory:</c> for one that is not kept.</param>
    internal static LedgerReadModel Open(string path, Hash256 genesis)
    {
        var connection = ReadModelFile.Open(path, genesis);
        return new LedgerReadModel(connection, path);
    }

    internal static LedgerReadModel Recreate(string path, Hash256 genesis)
    {
        ReadModelFile.Delete(path);
        return Open(path, genesis);
    }

    /// <summary>Opens a file that another process may be writing; null if it is of no use.</summary>
    internal static LedgerReadModel? TryOpenReadOnly(string path, Hash256 genesis)
    {
        var connection = ReadModelFile.TryOpenReadOnly(path, genesis);
        return connection is null ? null : new LedgerReadModel(connection, path, isWritable: false);
    }

    /// <summary>A copy that can be brought up to date without touching the file.</summary>
    internal LedgerReadModel CopyToMemory()
    {
        lock (_lock)
        {
            var copy = new SqliteConnection("Data Source=:memory:");
            copy.Open();
            _connection.BackupDatabase(copy);
            return new LedgerReadModel(copy, ":memory:");
        }
    }

    /// <summary>
    /// Takes the blocks after <see cref="StateHeight"/> one by one; rows that are there already are not added.
    /// </summary>
    internal void Take(Block block, IReadOnlyList<AppliedEntry> applied)
    {
        lock (_lock)
        {
            Count(applied);
            if (block.Header.Height > Height)
            {
                SqliteFaults.Guard(_path, () => _writer!.Add(block, applied));
                Height = block.Header.Height;
                BlockHash = block.Hash;
            }
        }
    }

    /// <summary>
    /// Keeps a copy of the state as it is at <see cref="Height"/>, given what changed since the last copy.
    /// </summary>
    internal void KeepState(IEnumerable<KeyValuePair<byte[], byte[]>> changes)
    {
        lock (_lock)
        {
            var totals = _changedTotals.Select(address => KeyValuePair.Create(address, _totals[address]));
            SqliteFaults.Guard(_path, () => _writer!.KeepState(changes, totals, Height));
            StateHeight = Height;
            _changedTotals.Clear();
        }
    }

    /// <summary>Begins an empty read model with a state instead of blocks.</summary>
    internal void BeginAt(long height, Hash256 hash, IEnumerable<KeyValuePair<byte[], byte[]>> state)
    {
        lock (_lock)
        {
            SqliteFaults.Guard(_path, () => _writer!.BeginAt(height, hash));
            (Height, BlockHash) = (height, hash);
        }

        KeepState(state);
    }

    internal IReadOnlyList<KeyValuePair<byte[], byte[]>> ReadState() => Query(
        "SELECT key, value FROM state", [], row => KeyValuePair.Create((byte[])row[0], (byte[])row[1]));

    /// <summary>Places where an entry with this id may stand: nearly always one; compare the id there.</summary>
    public IReadOnlyList<EntryLocation> Find(Hash256 id)
    {
        var found = new List<EntryLocation>();
        var key = ReadModelWriter.KeyOf(id);
        while (true)
        {
            var rows = Query(
                "SELECT height, place FROM entry WHERE key = $key", [("$key", key)],
                row => new EntryLocation(row.GetInt64(0), row.GetInt32(1)));
            if (rows.Count == 0)
            {
                return found;
            }

            found.AddRange(rows);
            key = unchecked(key + 1);
        }
    }

    public DeviceTotals TotalsOf(Address device) => _totals.GetValueOrDefault(device, DeviceTotals.None);

    /// <summary>All devices together; the last reading is left out.</summary>
    public DeviceTotals Totals() => _totals.Values.Aggregate(DeviceTotals.None, static (sum, one) => sum with
    {
        Statements = sum.Statements + one.Statements,
        Readings = sum.Readings + one.Readings,
        Lost = sum.Lost + one.Lost,
        Quarantined = sum.Quarantined + one.Quarantined,
    });

    /// <summary>Statements on quarantine lists, newest first: those before a place in the ledger.</summary>
    public IReadOnlyList<QuarantinedStatement> Quarantined(
        int limit, long beforeHeight = long.MaxValue, int beforePlace = 0) => Query(
        """
        SELECT quarantine.id, address, seq, height, place, rejects, accepts, reasons
        FROM quarantine JOIN device ON device.id = device
        WHERE (height, place) < ($height, $place) ORDER BY height DESC, place DESC LIMIT $limit
        """,
        [("$limit", limit), ("$height", beforeHeight), ("$place", beforePlace)],
        row => new QuarantinedStatement(
            Hash256.FromBytes((byte[])row[0]), Address.FromBytes((byte[])row[1]), row.GetInt64(2), row.GetInt64(3),
            row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), QuarantinedStatement.ReasonsOf(row.GetInt64(7))));

    public void Dispose()
    {
        lock (_lock)
        {
            _writer?.Dispose();
            _connection.Dispose();
        }
    }

    /// <summary>Closes without writing what is pending; a ledger that is opened again writes it anew.</summary>
    internal void Abandon()
    {
        lock (_lock)
        {
            _writer?.Abandon();
            _connection.Dispose();
        }
    }

    // Sums are kept with the copy of the state, and counted on from there: a row a device and block would cost
    // more.
    private void ReadTotals()
    {
        var rows = Query(
            "SELECT address, statements, readings, lost, quarantined, last_unix, last_wh FROM device", [],
            row => KeyValuePair.Create(
                Address.FromBytes((byte[])row[0]),
                new DeviceTotals(
                    row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), NullableInt64(row, 5),
                    NullableInt64(row, 6))));
        foreach (var (address, totals) in rows)
        {
            _totals[address] = totals;
        }
    }

    private void Count(IReadOnlyList<AppliedEntry> applied)
    {
        foreach (var entry in applied)
        {
            if (entry.Statement is { } statement)
            {
                _totals[statement.Signer] = TotalsOf(statement.Signer).And(entry.Readings);
                _changedTotals.Add(statement.Signer);
            }
            else if (entry.Quarantined is { } quarantined)
            {
                _totals[quarantined.Signer] = TotalsOf(quarantined.Signer).AndQuarantined();
                _changedTotals.Add(quarantined.Signer);
            }
        }
    }

    private List<T> Query<T>(
        string sql, ReadOnlySpan<(string Name, object Value)> parameters, Func<SqliteDataReader, T> read)
    {
        lock (_lock)
        {
            try
            {
                using var command = _connection.CreateCommand();
                command.CommandText = sql;
                foreach (var (name, value) in parameters)
                {
                    command.Parameters.AddWithValue(name, value);
                }

                using var row = command.ExecuteReader();
                var rows = new List<T>();
                while (row.Read())
                {
                    rows.Add(read(row));
                }

                return rows;
            }
            catch (SqliteException error)
            {
                throw SqliteFaults.Explain(error, _path);
            }
        }
    }

    private static long? NullableInt64(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt64(column);
}
