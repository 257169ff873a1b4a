using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.State;
using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>Takes statements off the link, checks them on all cores and puts the genuine ones into the
/// pool.</summary>
/// <remarks>
/// One thread a core takes statements in batches from one bounded queue. A full queue makes the link wait, so a
/// gateway that cannot keep up slows its broker down instead of growing. Statements of one signer may be
/// verified side by side and finish out of order; the pool restores the order of the chain.
/// </remarks>
internal sealed class StatementIntake : IDisposable
{
    private const int QueueCapacity = 8192;
    private const int BatchSize = 64;

    private readonly StatementVerifier _verifier;
    private readonly SignerDirectory _signers;
    private readonly StatementPool _pool;
    private readonly VerifiedStatements _verified;
    private readonly GatewayClock _clock;
    private readonly long _toleranceMs;
    private readonly Refusals _refusals;
    private readonly IIntakeListener _listener;
    private readonly Queue<(byte[] Bytes, BoardSource? Source)> _queue = new(QueueCapacity);
    private readonly object _gate = new();
    private readonly StageClock? _stages;
    private readonly Thread[] _threads;
    private readonly Func<Statement, bool> _isHeld;
    private readonly Func<Statement, bool> _isVerified;
    private int _idle;
    private bool _stopped;
    private long _duplicates;

    /// <param name="threads">That verify; without any, whoever offers a statement does it.</param>
    public StatementIntake(
        Genesis genesis, SignerDirectory signers, ISignatureScheme scheme, VerifiedStatements verified,
        RecentIds finals, StatementPool pool, GatewayClock clock, Refusals refusals, IIntakeListener listener, int threads,
        StageClock? stages)
    {
        _verifier = new StatementVerifier(genesis.Chain, signers, scheme);
        _stages = stages;
        _signers = signers;
        _verified = verified;
        _pool = pool;
        _clock = clock;
        _toleranceMs = (long)genesis.FutureTolerance.TotalMilliseconds;
        _refusals = refusals;
        _listener = listener;
        _isHeld = statement => pool.Contains(statement) || finals.Contains(statement.Id);
        _isVerified = statement => verified.Find(statement.Bytes.Span) is not null;
        _threads = new Thread[threads];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"verify {i}" };
            _threads[i].Start();
        }
    }

    /// <summary>Statements that came again; no fault of anybody, so not among the refusals.</summary>
    public long Duplicates => Volatile.Read(ref _duplicates);

    /// <summary>Statements that wait for a verification.</summary>
    public int QueueLength
    {
        get
        {
            lock (_gate) return _queue.Count;
        }
    }

    /// <summary>Takes over the bytes; blocks while the queue is full.</summary>
    public void Offer(byte[] statement, BoardSource? source) => Offer(statement, source, mayWait: true);

    /// <summary>Takes over the bytes, unless the queue is full.</summary>
    public bool TryOffer(byte[] statement, BoardSource? source) => Offer(statement, source, mayWait: false);

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }

        foreach (var thread in _threads) thread.Join();
    }

    private bool Offer(byte[] statement, BoardSource? source, bool mayWait)
    {
        if (source is { IsMuted: true })
        {
            _refusals.Add("BoardFlood");
            return false;
        }

        // Rubbish by size alone must not take a place in the queue: 8,192 messages of a megabyte would be 8 GB.
        if (statement.Length > Statement.MaxBytes)
        {
            _refusals.Add(nameof(Verdict.TooLarge));
            return false;
        }

        if (_threads.Length == 0)
        {
            Check([(statement, source)]);
            return true;
        }

        lock (_gate)
        {
            while (_queue.Count >= QueueCapacity && !_stopped && mayWait) Monitor.Wait(_gate);
            if (_stopped || _queue.Count >= QueueCapacity) return false;
            _queue.Enqueue((statement, source));
            if (_idle > 0) Monitor.PulseAll(_gate);
            return true;
        }
    }

    private void Work()
    {
        ThreadNiceness.Yield();
        var batch = new (byte[] Bytes, BoardSource? Source)[BatchSize];
        while (TakeBatch(batch) is var count and > 0) Check(batch.AsSpan(0, count));
    }

    private void Check(ReadOnlySpan<(byte[] Bytes, BoardSource? Source)> batch)
    {
        long latest = _clock.UnixMs + _toleranceMs;
        bool isReady = false;
        foreach (var (bytes, source) in batch) isReady |= Check(bytes, source, latest);
        if (isReady) _listener.StatementsReady();
    }

    private int TakeBatch((byte[] Bytes, BoardSource? Source)[] batch)
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && !_stopped)
            {
                _idle++;
                Monitor.Wait(_gate);
                _idle--;
            }

            if (_stopped) return 0;
            bool wasFull = _queue.Count >= QueueCapacity;
            // An even share, so that a small burst is verified on every core and not on one.
            int count = Math.Min(BatchSize, (_queue.Count + _threads.Length - 1) / _threads.Length);
            for (int i = 0; i < count; i++) batch[i] = _queue.Dequeue();
            if (wasFull) Monitor.PulseAll(_gate);
            return count;
        }
    }

    /// <returns>Whether the next block has more to hold now.</returns>
    private bool Check(byte[] bytes, BoardSource? source, long latestUnixMs)
    {
        var verdict = Verify(bytes, out var statement, latestUnixMs);
        switch (verdict)
        {
            case Verdict.Next or Verdict.Ahead:
                return Pool(statement!);
            case Verdict.Duplicate:
                Interlocked.Increment(ref _duplicates);
                TellBoardWhereItStands(statement!);
                return false;
            case Verdict.Replayed or Verdict.Forked:
                TellBoardWhereItStands(statement!);
                break;
        }

        source?.CountRefusal();
        _refusals.Add(verdict.ToString(), Describe(statement));
        return false;
    }

    private Verdict Verify(byte[] bytes, out Statement? statement, long latestUnixMs)
    {
        using var _ = StageClock.Measure(_stages, Stage.Parse);
        return _verifier.Verify(bytes, out statement, latestUnixMs, _isHeld, _isVerified);
    }

    private bool Pool(Statement statement)
    {
        using var _ = StageClock.Measure(_stages, Stage.Pool);
        if (!_signers.TryGet(statement.Signer, out var signer)
            || !AllowedContent.Admits(signer.Kind, statement.ContentType)
            || !HasDevice(statement))
        {
            _refusals.Add(nameof(EntryRefusal.ContentNotAllowed), Describe(statement));
            return false;
        }

        var answer = _pool.Add(new PooledStatement(statement, _clock.Time.GetTimestamp()));
        // Only what may stand in a block: a board that signs fork after fork must not push out
        // what the others sent.
        if (answer is PoolAnswer.Ready or PoolAnswer.Held) _verified.Add(statement);
        switch (answer)
        {
            case PoolAnswer.Ready:
                return true;
            case PoolAnswer.Known:
                Interlocked.Increment(ref _duplicates);
                return false;
            case PoolAnswer.Forked:
                _refusals.Add(nameof(Verdict.Forked), Describe(statement));
                return false;
            case PoolAnswer.Full:
                _refusals.Add("PoolFull", Describe(statement));
                return false;
            default:
                return false;
        }
    }

    // A board that sends what is final has missed its heads, or has lost its own state: a head helps both.
    private void TellBoardWhereItStands(Statement statement)
    {
        if (_signers.TryGet(statement.Signer, out var signer) && statement.Seq <= signer.LastSeq)
        {
            _listener.HeadWanted(statement.Signer);
        }
    }

    // A setting for nobody can stand in no block: it must not wait for one.
    private bool HasDevice(Statement statement) =>
        statement.ContentType != ContentType.TechnicianSettings
        || (TechnicianSetting.TryParse(statement.Payload, out var setting)
            && _signers.TryGet(setting.Device, out SignerEntry? device)
            && device.Kind is SignerKind.Meter or SignerKind.Actuator);

    private static string? Describe(Statement? statement) =>
        statement is null ? null : $"signer {statement.Signer}, seq {statement.Seq}";
}
