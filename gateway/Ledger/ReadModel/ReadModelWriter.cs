using System.Buffers.Binary;
using EdgeLedger.Contracts;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.ReadModel;

/// <summary>Writes a block's rows in one transaction.</summary>
internal sealed class ReadModelWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _entry;
    private readonly SqliteCommand _reading;
    private readonly SqliteCommand _newDevice;
    private readonly SqliteCommand _device;
    private readonly SqliteCommand _progress;
    private readonly SqliteCommand _state;
    private readonly SqliteCommand _stateHeight;
    private readonly Dictionary<Address, long> _deviceIds = [];

    public ReadModelWriter(SqliteConnection connection)
    {
        _connection = connection;
        _entry = Prepare("INSERT OR IGNORE INTO entry VALUES($1, $2, $3)", 3);
        _reading = Prepare(
            "INSERT OR REPLACE INTO reading VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", 12);
        _newDevice = Prepare(
            "INSERT INTO device(address, statements, readings, lost) VALUES($1, 0, 0, 0) "
            + "ON CONFLICT(address) DO UPDATE SET lost = lost RETURNING id", 1);
        _device = Prepare(
            "UPDATE device SET statements = statements + $2, readings = readings + $3, lost = lost + $4, "
            + "last_unix = coalesce($5, last_unix), last_wh = coalesce($6, last_wh) WHERE id = $1", 6);
        _progress = Prepare("UPDATE progress SET height = $1, block_hash = $2", 2);
        _state = Prepare("INSERT OR REPLACE INTO state VALUES($1, $2)", 2);
        _stateHeight = Prepare("UPDATE progress SET state_height = $1", 1);
    }

    /// <summary>An id's first eight bytes as SQLite's signed integer key.</summary>
    public static long KeyOf(Hash256 id)
    {
        Span<byte> bytes = stackalloc byte[Hash256.Size];
        id.CopyTo(bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    public int Add(Block block, IReadOnlyList<AppliedEntry> applied)
    {
        var height = block.Header.Height;
        using var transaction = Begin();
        var sums = new Dictionary<long, DeviceTotals>();
        for (var place = 0; place < applied.Count; place++)
        {
            AddEntry(applied[place], height, place);
            if (applied[place].Statement is { } statement)
            {
                AddStatement(statement, applied[place].Readings, height, sums);
            }
        }

        foreach (var (device, sum) in sums)
        {
            Run(_device, device, sum.Statements, sum.Readings, sum.Lost, sum.LastUnixSeconds, sum.LastRegisterWh);
        }

        Run(_progress, height, block.Hash.ToArray());
        transaction.Commit();
        return applied.Count;
    }

    public int KeepState(IEnumerable<KeyValuePair<byte[], byte[]>> changes, long height)
    {
        using var transaction = Begin();
        foreach (var (key, value) in changes)
        {
            Run(_state, key, value);
        }

        Run(_stateHeight, height);
        transaction.Commit();
        return 1;
    }

    public void Dispose()
    {
        foreach (var command in Commands)
        {
            command.Dispose();
        }
    }

    private SqliteCommand[] Commands =>
        [_entry, _reading, _newDevice, _device, _progress, _state, _stateHeight];

    private void AddEntry(AppliedEntry entry, long height, int place)
    {
        // Taken keys mean that another id begins with the same eight bytes: go on to the next free one.
        for (var key = KeyOf(entry.Id); Run(_entry, key, height, place) == 0; key = unchecked(key + 1))
        {
        }
    }

    private void AddStatement(
        Statement statement, IReadOnlyList<Reading> readings, long height, Dictionary<long, DeviceTotals> sums)
    {
        var device = DeviceId(statement.Signer);
        var sum = sums.TryGetValue(device, out var before) ? before : DeviceTotals.None;
        foreach (var reading in readings)
        {
            Run(
                _reading, device, reading.UnixSeconds, statement.Seq, height, reading.ImportWh, reading.ExportWh,
                reading.PowerW, reading.Millivolts, reading.Milliamps, reading.Centihertz, reading.Quality,
                reading.Lost);
            sum = sum with
            {
                Readings = sum.Readings + 1,
                Lost = sum.Lost + reading.Lost,
                LastUnixSeconds = reading.UnixSeconds,
                LastRegisterWh = reading.ImportWh,
            };
        }

        sums[device] = sum with { Statements = sum.Statements + 1 };
    }

    private long DeviceId(Address address)
    {
        if (!_deviceIds.TryGetValue(address, out var id))
        {
            _newDevice.Parameters[0].Value = address.ToArray();
            _deviceIds[address] = id = (long)_newDevice.ExecuteScalar()!;
        }

        return id;
    }

    private SqliteTransaction Begin()
    {
        var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var command in Commands)
        {
            command.Transaction = transaction;
        }

        return transaction;
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 1; index <= parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter($"${index}", null));
        }

        return command;
    }
}
