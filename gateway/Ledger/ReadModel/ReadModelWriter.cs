using System.Buffers.Binary;
using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.ReadModel;

/// <summary>Writes the rows of blocks, several blocks to a transaction.</summary>
/// <remarks>
/// Nothing here need be durable at once, for the ledger has it; but each block touches a page for every device,
/// and a page costs the same whether one row or twenty were added to it.
/// </remarks>
internal sealed class ReadModelWriter(SqliteConnection connection) : IDisposable
{
    private const int RowsInTransaction = 8192;
    private const int BlocksInTransaction = 32;

    private readonly RawStatement _entry = new(connection, "INSERT OR IGNORE INTO entry VALUES(?1, ?2, ?3)");

    private readonly RawStatement _reading = new(
        connection, "INSERT OR REPLACE INTO reading VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private readonly RawStatement _span = new(
        connection, "UPDATE device SET span = max(span, ?2) WHERE id = ?1");

    private readonly RawStatement _deviceId = new(
        connection,
        "INSERT INTO device(address, statements, readings, lost, quarantined, span) VALUES(?1, 0, 0, 0, 0, 0) "
        + "ON CONFLICT(address) DO UPDATE SET lost = lost RETURNING id");

    private readonly RawStatement _totals = new(
        connection,
        "UPDATE device SET statements = ?2, readings = ?3, lost = ?4, quarantined = ?5, last_unix = ?6, "
        + "last_wh = ?7 WHERE id = ?1");

    private readonly RawStatement _quarantine = new(
        connection, "INSERT OR IGNORE INTO quarantine VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

    private readonly RawStatement _progress = new(connection, "UPDATE progress SET height = ?1, block_hash = ?2");
    private readonly RawStatement _state = new(connection, "INSERT OR REPLACE INTO state VALUES(?1, ?2)");
    private readonly RawStatement _stateHeight = new(connection, "UPDATE progress SET state_height = ?1");
    private readonly Dictionary<Address, long> _deviceIds = [];
    private readonly Dictionary<long, long> _spans = [];
    private Block? _last;
    private int _pendingRows;
    private int _pendingBlocks;

    /// <summary>An id's first eight bytes as SQLite's signed integer key.</summary>
    public static long KeyOf(Hash256 id)
    {
        Span<byte> bytes = stackalloc byte[Hash256.Size];
        id.CopyTo(bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    public int Add(Block block, IReadOnlyList<AppliedEntry> applied)
    {
        Begin();
        for (var place = 0; place < applied.Count; place++)
        {
            AddEntry(applied[place], block.Header.Height, place);
            if (applied[place].Statement is { } statement)
            {
                AddReadings(statement, applied[place].Readings, block.Header.Height);
            }
            else if (applied[place].Quarantined is { } quarantined)
            {
                AddQuarantine(quarantined, applied[place].Ballots, block.Header.Height, place);
            }
        }

        _last = block;
        _pendingBlocks++;
        if (_pendingRows >= RowsInTransaction || _pendingBlocks >= BlocksInTransaction)
        {
            Commit();
        }

        return applied.Count;
    }

    /// <summary>
    /// Keeps state and sums as they are at one height, in one transaction with all rows up to there.
    /// </summary>
    public int KeepState(
        IEnumerable<KeyValuePair<byte[], byte[]>> changes, IEnumerable<KeyValuePair<Address, DeviceTotals>> totals,
        long height)
    {
        Begin();
        foreach (var (key, value) in changes)
        {
            _state.Bind(1, key).Bind(2, value).Run();
        }

        foreach (var (address, sum) in totals)
        {
            _totals.Bind(1, DeviceId(address)).Bind(2, sum.Statements).Bind(3, sum.Readings).Bind(4, sum.Lost)
                .Bind(5, sum.Quarantined).Bind(6, sum.LastUnixSeconds).Bind(7, sum.LastRegisterWh).Run();
        }

        _stateHeight.Bind(1, height).Run();
        Commit();
        return 1;
    }

    public int BeginAt(long height, Hash256 hash)
    {
        _progress.Bind(1, height).Bind(2, hash.ToArray()).Run();
        return 1;
    }

    /// <summary>Writes what is pending and closes.</summary>
    public void Dispose()
    {
        Commit();
        Abandon();
    }

    /// <summary>Closes; what is pending is rolled back with the connection.</summary>
    public void Abandon()
    {
        foreach (var statement in new[]
        {
            _entry, _reading, _span, _deviceId, _totals, _quarantine, _progress, _state, _stateHeight,
        })
        {
            statement.Dispose();
        }
    }

    private bool IsOpen => _pendingBlocks > 0;

    private void AddEntry(AppliedEntry entry, long height, int place)
    {
        // Taken keys mean that another id begins with the same eight bytes: go on to the next free one.
        var key = KeyOf(entry.Id);
        while (_entry.Bind(1, key).Bind(2, height).Bind(3, place).Run() == 0)
        {
            key = unchecked(key + 1);
        }

        _pendingRows++;
    }

    private void AddReadings(Statement statement, IReadOnlyList<Reading> readings, long height)
    {
        if (readings.Count == 0)
        {
            return;
        }

        var device = DeviceId(statement.Signer);
        var (first, last) = (readings[0].UnixSeconds, readings[^1].UnixSeconds);
        _reading.Bind(1, device).Bind(2, first).Bind(3, statement.Seq).Bind(4, last).Bind(5, height)
            .Bind(6, (long)readings.Count).Bind(7, statement.Payload.Span).Run();
        _pendingRows++;

        // In one transaction with the row: a query that believed a shorter span would not find it.
        if (last - first > _spans.GetValueOrDefault(device))
        {
            _spans[device] = last - first;
            _span.Bind(1, device).Bind(2, last - first).Run();
        }
    }

    private void AddQuarantine(Statement statement, IReadOnlyList<Ballot> ballots, long height, int place)
    {
        var words = ballots.Select(ballot => ballot.Find(statement.Id)!.Value).ToList();
        var accepts = words.Count(word => word.Accepts);
        var reasons = QuarantinedStatement.BitsOf(words.Select(word => word.Reason));
        _quarantine.Bind(1, height).Bind(2, place).Bind(3, DeviceId(statement.Signer)).Bind(4, statement.Seq)
            .Bind(5, statement.Id.ToArray()).Bind(6, words.Count - accepts).Bind(7, accepts).Bind(8, reasons).Run();
        _pendingRows++;
    }

    private long DeviceId(Address address)
    {
        if (!_deviceIds.TryGetValue(address, out var id))
        {
            _deviceIds[address] = id = _deviceId.Bind(1, address.ToArray()).RunForNumber();
        }

        return id;
    }

    private void Begin()
    {
        if (!IsOpen)
        {
            StoreCreation.Execute(connection, "BEGIN IMMEDIATE");
            _pendingBlocks = 1;
        }
    }

    private void Commit()
    {
        if (!IsOpen)
        {
            return;
        }

        if (_last is { } block)
        {
            _progress.Bind(1, block.Header.Height).Bind(2, block.Hash.ToArray()).Run();
            _last = null;
        }

        StoreCreation.Execute(connection, "COMMIT");
        (_pendingRows, _pendingBlocks) = (0, 0);
    }
}
