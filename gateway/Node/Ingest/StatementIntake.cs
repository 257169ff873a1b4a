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
/// One thread a core takes statements in batches from one bounded queue, in which each source has its share. What
/// finds no room is dropped at once and counted as Busy: made to wait, it would pile up in the broker instead, and
/// hold up those behind it. Its board hears of no head and sends again, after longer and longer pauses. Statements of
/// one signer may be verified side by side and finish out of order; the pool restores the order of the chain.
/// </remarks>
internal sealed class StatementIntake : IDisposable
{
    private const int QueueCapacity = 32_768;
    private const long QueueBytes = 32L << 20;
    private const int QueueOfSource = 4096;
    private const int BatchSize = 64;

    private readonly StatementVerifier _verifier;
    private readonly SignerDirectory _signers;
    private readonly StatementPool _pool;
    private readonly VerifiedStatements _verified;
    private readonly GatewayClock _clock;
    private readonly long _toleranceMs;
    private readonly Refusals _refusals;
    private readonly IIntakeListener _listener;
    private readonly FairQueue _queue = new(QueueCapacity, QueueBytes, QueueOfSource);
    private readonly object _gate = new();
    private readonly StageClock? _stages;
    private readonly Thread[] _threads;
    private readonly Func<Statement, bool> _isHeld;
    private readonly Func<Statement, bool> _hasRoom;
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
        _hasRoom = pool.HasRoomFor;
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

    /// <summary>Takes over the bytes, unless their source is muted or has no room; never waits.</summary>
    public OfferAnswer Offer(byte[] statement, BoardSource? source)
    {
        if (source is { IsMuted: true })
        {
            _refusals.Add("BoardFlood");
            return OfferAnswer.Muted;
        }

        // Rubbish by size alone must not take a place in the queue.
        if (statement.Length > Statement.MaxBytes)
        {
            _refusals.Add(nameof(Verdict.TooLarge));
            return OfferAnswer.TooLarge;
        }

        if (_threads.Length == 0)
        {
            Check([(statement, source)]);
            return OfferAnswer.Taken;
        }

        lock (_gate)
        {
            if (_stopped) return OfferAnswer.Busy;
            if (_queue.TryAdd(statement, source))
            {
                if (_idle > 0) Monitor.Pulse(_gate);
                return OfferAnswer.Taken;
            }
        }

        _refusals.Add(nameof(OfferAnswer.Busy));
        return OfferAnswer.Busy;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }

        foreach (var thread in _threads) thread.Join();
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
            // An even share, so that a small burst is verified on every core and not on one.
            int count = Math.Min(BatchSize, (_queue.Count + _threads.Length - 1) / _threads.Length);
            for (int i = 0; i < count; i++) batch[i] = _queue.Take();
            // Each added one wakes one thread; that one must not leave the others asleep over what is left.
            if (_queue.Count > 0 && _idle > 0) Monitor.Pulse(_gate);
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
                return Pool(statement!, source);
            case Verdict.Duplicate:
                Interlocked.Increment(ref _duplicates);
                TellBoardWhereItStands(statement!);
                return false;
            case Verdict.Replayed or Verdict.Forked:
                TellBoardWhereItStands(statement!);
                break;
            case Verdict.PoolFull:
                // No fault of its source, which may carry what others say; and cheap to refuse.
                _refusals.Add(nameof(Verdict.PoolFull), Describe(statement));
                return false;
        }

        source?.CountRefusal();
        _refusals.Add(verdict.ToString(), Describe(statement));
        return false;
    }

    private Verdict Verify(byte[] bytes, out Statement? statement, long latestUnixMs)
    {
        using var _ = StageClock.Measure(_stages, Stage.Parse);
        return _verifier.Verify(bytes, out statement, latestUnixMs, _isHeld, _isVerified, _hasRoom);
    }

    private bool Pool(Statement statement, BoardSource? source)
    {
        using var _ = StageClock.Measure(_stages, Stage.Pool);
        if (!_signers.TryGet(statement.Signer, out var signer)
            || !AllowedContent.Admits(signer.Kind, statement.ContentType)
            || !HasDevice(statement))
        {
            source?.CountRefusal();
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
                // Well signed, and yet worth a signature of ours each: whoever signs forks is muted as others are.
                source?.CountRefusal();
                _refusals.Add(nameof(Verdict.Forked), Describe(statement));
                return false;
            case PoolAnswer.Full:
                _refusals.Add(nameof(Verdict.PoolFull), Describe(statement));
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
