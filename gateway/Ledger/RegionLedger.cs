using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.State;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger;

/// <summary>
/// One region's ledger as a gateway holds it: blocks on disk, state in memory, an index for questions.
/// </summary>
/// <remarks>
/// Blocks are judged, built and committed one at a time (a lock sees to it); the registry and all questions may be
/// asked from any thread meanwhile.
/// </remarks>
public sealed class RegionLedger : IDisposable
{
    // Rounds of one height rarely see more than a few different blocks.
    private const int KeptExecutions = 8;

    private readonly Lock _lock = new();
    private readonly ISignatureScheme _scheme;
    private readonly ILedgerStore _store;
    private readonly BlockExecutor _executor;
    private readonly StateKeeper _keeper;
    private readonly StageClock? _stages;
    private readonly Dictionary<Hash256, BlockExecution> _executions = [];
    private LedgerHead _head;
    private volatile bool _hasFailed;

    private RegionLedger(
        Genesis genesis, ISignatureScheme scheme, ILedgerStore store, BlockExecutor executor,
        LedgerRecovery recovered, StageClock? stages)
    {
        Genesis = genesis;
        _scheme = scheme;
        _store = store;
        _executor = executor;
        _head = recovered.Head;
        _keeper = recovered.Keeper;
        TipHeader = recovered.TipHeader;
        _stages = stages;
    }

    public Genesis Genesis { get; }

    /// <summary>Height of the newest final block; 0 before the first.</summary>
    public long Height => _head.Height;

    /// <summary>First block that is held with all of its entries.</summary>
    public long FirstHeld => (_store.Base?.Height ?? 0) + 1;

    /// <summary>The state after the newest block, with the votes that certify it.</summary>
    public StateSnapshot TakeSnapshot()
    {
        lock (_lock)
        {
            var (block, certificate) = _store.GetBlock(_head.Height)
                ?? throw new InvalidOperationException("The newest block is not held.");
            var history = LedgerQueries.HistoryTo(ReadModel, _store, _head.Schedule, _head.Height);
            var checkpoint = new Checkpoint(block.Header, block.HeaderBytes, certificate, history);
            return StateSnapshot.Of(checkpoint, _head.State);
        }
    }

    /// <summary>Begins an empty ledger with a state instead of blocks; it is on disk when this returns.</summary>
    /// <param name="snapshot">Checked by whoever calls: a quorum certifies it.</param>
    public void Begin(StateSnapshot snapshot)
    {
        lock (_lock)
        {
            if (_head.Height > 0)
            {
                throw new InvalidOperationException("Only an empty ledger begins with a state.");
            }

            Write(() => _store.Begin(snapshot));
            _head = _head.MoveTo(snapshot);
            TipHeader = snapshot.Checkpoint.Header;
            _executions.Clear();
            Write(() => ReadModel.BeginAt(_head.Height, _head.Hash, _head.State.Entries));
        }
    }

    /// <returns>The state that stands for blocks that are not held; null where all are.</returns>
    public StateSnapshot? LoadBase() => _store.LoadBase();

    /// <summary>Null before the first block.</summary>
    public BlockHeader? TipHeader { get; private set; }

    /// <summary>Hash of the newest final block; the genesis hash before the first.</summary>
    public Hash256 TipHash => _head.Hash;

    /// <summary>Header time of the newest final block; the time of genesis before the first.</summary>
    public long TipUnixMs => _head.UnixMs;

    /// <summary>Who votes now, and who will.</summary>
    public ValidatorSchedule Schedule => _head.Schedule;

    /// <summary>Who votes on the block after the newest one.</summary>
    public ValidatorSet Validators => _head.Validators;

    /// <summary>Signers as the newest final block left them; safe to ask from any thread.</summary>
    public IRegistry Registry => _head.Signers;

    /// <summary>The same signers with kind, label and place of their newest link.</summary>
    public SignerDirectory Signers => _head.Signers;

    /// <summary>Disputes about statements as the newest final block left them.</summary>
    public DisputeDirectory Disputes => _head.Disputes;

    public LedgerReadModel ReadModel => _keeper.ReadModel;

    /// <summary>Whether this gateway may vote; a new store may not until <see cref="AllowVoting"/>.</summary>
    public bool IsVotingAllowed => _store.IsVotingAllowed;

    /// <summary>Opens a data folder, making an empty ledger where there is none.</summary>
    /// <param name="verified">What the caller has verified already; saves verifying it again in blocks.</param>
    /// <param name="stages">Where a benchmark wants processor time counted.</param>
    /// <exception cref="StoreException">One sentence for the operator.</exception>
    public static RegionLedger Open(
        string dataDirectory, Genesis genesis, ISignatureScheme scheme, IVerifiedStatements? verified = null,
        StageClock? stages = null)
    {
        var store = LedgerStore.Open(dataDirectory, genesis);
        return Open(
            store, Path.Combine(dataDirectory, StoreLayout.ReadModelFile), genesis, scheme, verified, stages);
    }

    /// <summary>Opens a ledger on a store of any kind, with a read model that is not kept.</summary>
    /// <param name="store">Owned from here on, even if opening fails.</param>
    /// <exception cref="StoreException">One sentence for the operator.</exception>
    public static RegionLedger Open(
        ILedgerStore store, Genesis genesis, ISignatureScheme scheme, IVerifiedStatements? verified = null) =>
        Open(store, ReadModelFile.InMemory, genesis, scheme, verified, stages: null);

    private static RegionLedger Open(
        ILedgerStore store, string readModelPath, Genesis genesis, ISignatureScheme scheme,
        IVerifiedStatements? verified, StageClock? stages)
    {
        try
        {
            var executor = new BlockExecutor(genesis, scheme, verified);
            var recovered = LedgerRecovery.Run(store, executor, genesis, scheme, readModelPath);
            return new RegionLedger(genesis, scheme, store, executor, recovered, stages);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether a block may follow the newest one: a pure function of the two, without any clock.
    /// </summary>
    public BlockCheck Validate(Block block)
    {
        lock (_lock)
        {
            if (_executions.ContainsKey(block.Hash))
            {
                return new BlockCheck(BlockRefusal.None);
            }

            using var _ = StageClock.Measure(_stages, Stage.Validate);
            var check = _executor.Validate(block, _head, out var execution);
            if (execution is not null)
            {
                Remember(block.Hash, execution);
            }

            return check;
        }
    }

    /// <summary>Entries of a block that has been found valid on the newest one; none where it has not.</summary>
    public IReadOnlyList<AppliedEntry> AppliedOf(Hash256 block)
    {
        lock (_lock)
        {
            return _executions.TryGetValue(block, out var execution) ? execution.Applied : [];
        }
    }

    /// <summary>
    /// Makes a valid next block of these entries, in this order; what does not apply or fit stays out.
    /// </summary>
    public Block Build(
        IEnumerable<BlockEntry> entries, long unixMs, Address proposer, out IReadOnlyList<SkippedEntry> skipped)
    {
        lock (_lock)
        {
            using var _ = StageClock.Measure(_stages, Stage.Build);
            var block = _executor.Build(entries, unixMs, proposer, _head, out skipped, out var execution);
            Remember(block.Hash, execution);
            return block;
        }
    }

    /// <summary>What is wrong with the certificate of the next block; null if a quorum of its gateways
    /// signed.</summary>
    public string? FindFault(Block block, Certificate certificate)
    {
        if (certificate.Height != block.Header.Height || certificate.BlockHash != block.Hash)
        {
            return "it is another block's";
        }

        certificate.Verify(_head.Validators, Genesis.Chain, _scheme, out var error);
        return error;
    }

    /// <summary>Makes a final block part of the ledger; it is on disk when this returns.</summary>
    /// <exception cref="InvalidFinalBlockException">Votes or block are not what they must be: stop.</exception>
    public CommittedBlock Commit(Block block, Certificate certificate)
    {
        lock (_lock)
        {
            CheckCertificate(block, certificate);
            var execution = Execute(block, verified: null);
            using (StageClock.Measure(_stages, Stage.Store))
            {
                Write(() => _store.Append(block, certificate));
            }

            using (StageClock.Measure(_stages, Stage.State))
            {
                _head = _head.Advance(block, execution);
                TipHeader = block.Header;
                _executions.Clear();
            }

            using (StageClock.Measure(_stages, Stage.ReadModel))
            {
                Write(() => _keeper.Add(block, execution));
            }

            return new CommittedBlock(block, certificate, execution.Applied, execution.Signers.Changed);
        }
    }

    /// <returns>Who votes on the next block or the one after it; null for any other height.</returns>
    public ValidatorSet? ValidatorsAt(long height)
    {
        var head = _head;
        return height > head.Height && height <= head.Height + ValidatorChange.Delay
            ? head.Schedule.At(height)
            : null;
    }

    /// <summary>
    /// Verifies on all cores what can be verified of blocks before their turn; from any thread.
    /// </summary>
    /// <returns>Null if no certificate is bad; else what is wrong and with which block.</returns>
    public string? VerifyAhead(IReadOnlyList<FetchedBlock> blocks)
    {
        var fault = AheadVerifier.FindBadCertificate(blocks, Validators, Genesis.Chain, _scheme);
        if (fault is null)
        {
            AheadVerifier.VerifyStatements(blocks, Registry, _scheme);
        }

        return fault;
    }

    /// <summary>
    /// Makes consecutive final blocks part of the ledger, in one transaction; they are on disk when this returns.
    /// </summary>
    /// <param name="fault">
    /// What is wrong with the first certificate that is bad: it and what follows are not taken. Null if none is.
    /// </param>
    /// <exception cref="InvalidFinalBlockException">
    /// A block is not what it must be: stop. The blocks before it are part of the ledger.
    /// </exception>
    public IReadOnlyList<CommittedBlock> CommitAll(IReadOnlyList<FetchedBlock> blocks, out string? fault)
    {
        lock (_lock)
        {
            fault = null;
            var done = new List<(FetchedBlock Fetched, BlockExecution Execution)>(blocks.Count);
            try
            {
                foreach (var fetched in blocks)
                {
                    fault = fetched.VerifiedFor?.Hash == _head.Validators.Hash
                        ? null
                        : FindFault(fetched.Block, fetched.Certificate);
                    if (fault is not null)
                    {
                        break;
                    }

                    done.Add((fetched, Advance(fetched)));
                }
            }
            finally
            {
                Write(() => _store.AppendAll(
                    [.. done.Select(one => new StoredBlock(one.Fetched.Block, one.Fetched.Certificate))]));
                foreach (var (fetched, execution) in done)
                {
                    TipHeader = fetched.Block.Header;
                    Write(() => _keeper.Add(fetched.Block, execution));
                }
            }

            return
            [
                .. done.Select(one => new CommittedBlock(
                    one.Fetched.Block, one.Fetched.Certificate, one.Execution.Applied, one.Execution.Signers.Changed)),
            ];
        }
    }

    private BlockExecution Advance(FetchedBlock fetched)
    {
        var execution = Execute(fetched.Block, fetched.Verified);
        _head = _head.Advance(fetched.Block, execution);
        _executions.Clear();
        return execution;
    }

    // A quorum signed what our rules refuse: either they or we are broken, and to go on would be to guess.
    private BlockExecution Execute(Block block, Statement?[]? verified)
    {
        if (_executions.TryGetValue(block.Hash, out var known))
        {
            return known;
        }

        var check = _executor.Validate(block, _head, out var execution, verified);
        return execution
            ?? throw new InvalidFinalBlockException($"Block {block.Header.Height} is final but invalid: {check}.");
    }

    /// <returns>Null where there is no such block (yet).</returns>
    public StoredBlock? GetBlock(long height) => _store.GetBlock(height);

    /// <summary>Makes own votes and locks durable; only then may they be sent.</summary>
    public void SaveConsensus(ReadOnlySpan<byte> state)
    {
        using var _ = StageClock.Measure(_stages, Stage.Votes);
        try
        {
            _store.SaveConsensus(state);
        }
        catch (StoreException)
        {
            _hasFailed = true;
            throw;
        }
    }

    /// <returns>What was saved last; null if nothing ever was.</returns>
    public byte[]? LoadConsensus() => _store.LoadConsensus();

    /// <inheritdoc cref="ILedgerStore.AllowVoting"/>
    public void AllowVoting() => _store.AllowVoting();

    /// <summary>Where a final statement, transaction or evidence stands; null if it is not final.</summary>
    public EntryLocation? FindEntry(Hash256 id) => LedgerQueries.FindEntry(ReadModel, GetBlock, id);

    /// <summary>Proof that a final entry is in the ledger; null if it is not.</summary>
    public StatementProof? Prove(Hash256 id) => LedgerQueries.Prove(ReadModel, _store, _head.Schedule, id);

    /// <summary>Who voted on a block of this ledger; null where the header names nobody who ever did.</summary>
    public ValidatorSet? VotersOf(BlockHeader header) =>
        LedgerQueries.VotersOf(ReadModel, _store, _head.Schedule, Genesis, header);

    public void Dispose()
    {
        lock (_lock)
        {
            using var store = _store;
            if (_hasFailed) _keeper.Abandon();
            else _keeper.Dispose();
        }
    }

    // Once a write failed, closing must not write either: the operator is to read of the first fault, not the
    // last.
    private void Write(Action action)
    {
        try
        {
            action();
        }
        catch (StoreException)
        {
            _hasFailed = true;
            throw;
        }
    }

    private void CheckCertificate(Block block, Certificate certificate)
    {
        if (FindFault(block, certificate) is { } fault)
        {
            throw new InvalidFinalBlockException($"The certificate of block {block.Header.Height} is bad: {fault}.");
        }
    }

    private void Remember(Hash256 hash, BlockExecution execution)
    {
        if (_executions.Count >= KeptExecutions)
        {
            _executions.Clear();
        }

        _executions[hash] = execution;
    }
}
