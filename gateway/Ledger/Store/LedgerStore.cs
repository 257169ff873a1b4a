using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store.Pages;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.Store;

/// <summary>
/// The durable part of a gateway: blocks with their certificates, and its own votes, in <c>ledger.db</c>.
/// </summary>
/// <remarks>
/// Everything is on disk when a method returns (WAL, synchronous=FULL). One process a folder, by a lock file;
/// within the process any thread may call.
/// </remarks>
public sealed class LedgerStore : ILedgerStore
{
    private readonly Lock _lock = new();
    private readonly FolderLock _folder;
    private readonly SqliteConnection _connection;
    private readonly StoreCheckpoint _checkpoint;
    private readonly RawStatement _append;
    private readonly SqliteCommand _read;
    private readonly RawStatement _saveChunk;
    private readonly List<byte[]> _chunks;
    private readonly string _path;
    private StoreException? _fault;

    private LedgerStore(string path, FolderLock folder, SqliteConnection connection)
    {
        _path = path;
        _folder = folder;
        _connection = connection;
        _checkpoint = new StoreCheckpoint(connection, path);
        _append = new RawStatement(
            connection, "INSERT INTO block(height, header, body, certificate) VALUES(?1, ?2, ?3, ?4)");
        _read = Prepare("SELECT header, body, certificate FROM block WHERE height = $height", "$height");
        _saveChunk = new RawStatement(
            connection,
            "INSERT INTO consensus(chunk, content) VALUES(?1, ?2) "
            + "ON CONFLICT(chunk) DO UPDATE SET content = excluded.content");
        _chunks = ReadChunks();
        Base = BaseRows.ReadCheckpoint(connection);
        Height = Math.Max(ReadHeight(), BaseHeight);
        LoadConsensus();
        IsVotingAllowed = StoreMeta.Read(connection, MetaItem.VotingAllowed).Span[0] == 1;
    }

    /// <inheritdoc/>
    public long Height { get; private set; }

    /// <inheritdoc/>
    public bool IsVotingAllowed { get; private set; }

    /// <inheritdoc/>
    public Checkpoint? Base { get; private set; }

    private long BaseHeight => Base?.Height ?? 0;

    /// <summary>Opens a gateway's store, or makes it in an empty folder.</summary>
    /// <exception cref="StoreException">The folder is in use, not writable, damaged or of another
    /// genesis.</exception>
    public static LedgerStore Open(string directory, Genesis genesis)
    {
        var folder = StoreFolder.Take(directory);
        var path = Path.Combine(directory, StoreLayout.LedgerFile);
        SqliteConnection? connection = null;
        try
        {
            SqliteFaults.Guard(path, () => StoreSwap.Finish(directory));
            WriteAheadLog.CheckUnharmed(path + StoreLayout.WalSuffix);
            connection = SqliteFaults.Guard(path, () => StoreCreation.Open(path, genesis));
            var store = SqliteFaults.Guard(path, () => new LedgerStore(path, folder, connection));
            SqliteFaults.Guard(path, () => store._checkpoint.Run());
            return store;
        }
        catch (Exception error)
        {
            StoreHandles.Close(path);
            connection?.Dispose();
            var explained = error is StoreCorruptException damage ? StoreDiagnosis.Explain(path, damage) : null;
            folder.Dispose();
            if (explained is not null) throw explained;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Append(Block block, Certificate certificate) => AppendAll([new StoredBlock(block, certificate)]);

    /// <inheritdoc/>
    public void AppendAll(IReadOnlyList<StoredBlock> blocks)
    {
        lock (_lock)
        {
            if (blocks.Count == 0)
            {
                return;
            }

            CheckFollows(blocks);

            Write(() =>
            {
                using var transaction = _connection.BeginTransaction(deferred: false);
                foreach (var (block, certificate) in blocks)
                {
                    Insert(block.Header.Height, block.HeaderBytes, block.BodyBytes.Span, certificate);
                }

                transaction.Commit();
                return blocks.Count;
            });
            Height = blocks[^1].Block.Header.Height;
            Write(_checkpoint.RunIfDue);
        }
    }

    /// <inheritdoc/>
    public StoredBlock? GetBlock(long height) => height <= BaseHeight ? null : Read(
        height, row => BlockBody.TryParse(height, row, out var stored) ? stored : null);

    /// <inheritdoc/>
    public PrunedBlock? GetPruned(long height) => height > BaseHeight ? null : Read(
        height, row => PrunedBlock.TryParse(height, row, out var pruned) ? pruned : null);

    /// <inheritdoc/>
    public StateSnapshot? LoadBase()
    {
        lock (_lock)
        {
            return Base is null ? null : Run(() => BaseRows.Read(_connection, Base));
        }
    }

    /// <inheritdoc/>
    public void Begin(StateSnapshot snapshot) => Begin(snapshot, []);

    /// <summary>Begins an empty store with a state that was verified, and what is left of the blocks before it.</summary>
    internal void Begin(StateSnapshot snapshot, IEnumerable<PrunedBlock> before)
    {
        lock (_lock)
        {
            if (Height > 0)
            {
                throw new InvalidOperationException("Only an empty store begins with a state.");
            }

            Write(() =>
            {
                using var transaction = _connection.BeginTransaction(deferred: false);
                BaseRows.Write(_connection, transaction, snapshot);
                foreach (var block in before)
                {
                    Insert(block.Header.Height, block.HeaderBytes, block.EncodeBody(), block.Certificate);
                }

                transaction.Commit();
                return 1;
            });
            (Base, Height) = (snapshot.Checkpoint, snapshot.Height);
            Write(_checkpoint.RunIfDue);
        }
    }

    private T? Read<T>(long height, Func<ReadOnlyMemory<byte>[], T?> parse)
        where T : class
    {
        lock (_lock)
        {
            try
            {
                return Run(() =>
                {
                    _read.Parameters[0].Value = height;
                    using var row = _read.ExecuteReader();
                    return !row.Read() ? null
                        : parse([(byte[])row[0], (byte[])row[1], (byte[])row[2]])
                            ?? throw StoreCorruptException.InBlock(height, _path, BlockBody.Mismatch);
                });
            }
            catch (StoreCorruptException error) when (error.Height is null)
            {
                throw StoreCorruptException.InBlock(height, _path, error.Message);
            }
        }
    }

    /// <inheritdoc/>
    public void SaveConsensus(ReadOnlySpan<byte> state)
    {
        lock (_lock)
        {
            var changed = new SortedDictionary<int, byte[]>();
            for (var chunk = 0; chunk < ConsensusChunks.CountOf(state.Length); chunk++)
            {
                if (chunk >= _chunks.Count || !ConsensusChunks.Holds(_chunks[chunk], state, chunk))
                {
                    changed[chunk] = ConsensusChunks.Cut(state, chunk);
                }
            }

            if (changed.Count > 0)
            {
                Write(() => Replace(changed));
                Write(_checkpoint.RunIfDue);
            }
        }
    }

    /// <inheritdoc/>
    public byte[]? LoadConsensus()
    {
        lock (_lock)
        {
            return ConsensusChunks.TryJoin(_chunks, out var state)
                ? state
                : throw StoreCorruptException.Elsewhere(Height, _path, "the saved votes do not match their checksum");
        }
    }

    /// <inheritdoc/>
    public void AllowVoting()
    {
        lock (_lock)
        {
            Write(() => StoreMeta.Write(_connection, MetaItem.VotingAllowed, [1]));
            IsVotingAllowed = true;
        }
    }

    /// <summary>
    /// Moves the write-ahead log into the database file and leaves the one file behind; after a failed write it
    /// leaves all as it is.
    /// </summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _append.Dispose();
            _read.Dispose();
            _saveChunk.Dispose();
            try
            {
                Close();
            }
            finally
            {
                _folder.Dispose();
            }
        }
    }

    private void CheckFollows(IReadOnlyList<StoredBlock> blocks)
    {
        for (var index = 0; index < blocks.Count; index++)
        {
            var height = blocks[index].Block.Header.Height;
            if (height != Height + 1 + index)
            {
                throw new InvalidOperationException($"Block {height} does not follow block {Height + index}.");
            }
        }
    }

    private void Insert(long height, ReadOnlyMemory<byte> header, ReadOnlySpan<byte> body, Certificate certificate)
    {
        _append.Bind(1, height).Bind(2, header.Span).Bind(3, body)
            .Bind(4, SealedValue.Seal(certificate.Encode())).Run();
    }

    private int Replace(SortedDictionary<int, byte[]> chunks)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var (chunk, content) in chunks) _saveChunk.Bind(1, (long)chunk).Bind(2, content).Run();

        transaction.Commit();
        foreach (var (chunk, content) in chunks)
        {
            if (chunk < _chunks.Count)
            {
                _chunks[chunk] = content;
            }
            else
            {
                _chunks.Add(content);
            }
        }

        return chunks.Count;
    }

    private void Close()
    {
        if (_fault is not null)
        {
            _checkpoint.Abandon();
            return;
        }

        Write(_checkpoint.Close);
    }

    // After a failed flush the kernel may call the same pages clean, and the next flush then succeeds without them
    // (lwn.net/Articles/752063): nothing is written to this file again before it has been opened anew, which
    // moves whatever the log holds.
    private T Write<T>(Func<T> action)
    {
        if (_fault is not null)
        {
            throw new StoreNotWritableException($"{_path} is not written any more: {_fault.Message}", _fault);
        }

        try
        {
            return Run(action);
        }
        catch (StoreException error)
        {
            _fault = error is StoreCorruptException damage ? StoreDiagnosis.Explain(_path, damage) : error;
            if (_fault != error) throw _fault;
            throw;
        }
    }

    private T Run<T>(Func<T> action) => SqliteFaults.Guard(_path, action);

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        return command;
    }

    private List<byte[]> ReadChunks()
    {
        using var command = Prepare("SELECT content FROM consensus ORDER BY chunk");
        using var row = command.ExecuteReader();
        var chunks = new List<byte[]>();
        while (row.Read())
        {
            chunks.Add((byte[])row[0]);
        }

        return chunks;
    }

    private long ReadHeight()
    {
        using var command = Prepare("SELECT coalesce(max(height), 0) FROM block");
        return (long)command.ExecuteScalar()!;
    }
}
