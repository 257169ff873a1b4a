using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>Genuine statements that are not final yet, in the order of each signer's chain.</summary>
/// <remarks>
/// Bounded in total. When it is full, room is taken from whoever holds the most, never from a signer that holds
/// less than its share: one flooding board, whose signatures are all good, cannot crowd out the others. What is
/// dropped is sent again, since boards keep a reading until it is final. Thread-safe.
/// </remarks>
internal sealed class StatementPool(
    IRegistry registry, int capacity = StatementPool.DefaultCapacity,
    long capacityBytes = StatementPool.DefaultCapacityBytes)
{
    public const int DefaultCapacity = 200_000;
    public const long DefaultCapacityBytes = 128L << 20;

    private readonly Dictionary<Address, SignerQueue> _signers = [];
    private readonly HashSet<SignerQueue> _unjudged = [];
    private readonly HashSet<SignerQueue> _doubted = [];
    private readonly Lock _gate = new();
    private int _count;
    private int _ready;
    private long _bytes;
    private uint _firstTurn;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Statements that could go into the next block.</summary>
    public int ReadyCount => Volatile.Read(ref _ready);

    /// <summary>Whether what is ready fills half of a block; the ready ones' bytes are taken for average.</summary>
    public bool HoldsHalfBlock(int maximumCount, int maximumBytes)
    {
        lock (_gate)
        {
            return 2L * _ready >= maximumCount || (_ready > 0 && 2 * _bytes * _ready / _count >= maximumBytes);
        }
    }

    public bool Contains(Statement statement)
    {
        lock (_gate)
        {
            return _signers.TryGetValue(statement.Signer, out var queue)
                && queue.Holds(statement.Seq, statement.Id);
        }
    }

    /// <summary>Whether a link would be kept if it is genuine: asked before its signature costs anything.</summary>
    public bool HasRoomFor(Statement statement)
    {
        lock (_gate)
        {
            if (!_signers.TryGetValue(statement.Signer, out var queue))
            {
                return registry.TryGetSigner(statement.Signer, out var signer)
                    && SignerQueue.IsNear(statement.Seq, signer.LastSeq);
            }

            return queue.HasRoomFor(statement.Seq) && (!IsFull || IsBelowShare(queue));
        }
    }

    public PoolAnswer Add(PooledStatement link)
    {
        lock (_gate)
        {
            if (!_signers.TryGetValue(link.Statement.Signer, out var queue))
            {
                // Asked under the lock: a commit that this misses has its Advance still to come.
                queue = new SignerQueue(
                    registry.TryGetSigner(link.Statement.Signer, out var signer) ? signer.LastSeq : 0);
                _signers.Add(link.Statement.Signer, queue);
            }

            if (IsFull && !MakeRoomFor(queue)) return PoolAnswer.Full;
            var before = Size.Of(queue);
            var answer = queue.Add(link);
            Recount(queue, before);
            if (queue.HasUnjudged) _unjudged.Add(queue);
            if (queue.Count == 0) _signers.Remove(link.Statement.Signer);
            return answer;
        }
    }

    /// <summary>Statements for a block, a few of each signer in turn, so that no signer fills it alone.</summary>
    public List<Statement> Take(int maximumCount, int maximumBytes)
    {
        const int TurnLength = 8;
        var taken = new List<Statement>(Math.Min(maximumCount, ReadyCount));
        lock (_gate)
        {
            // Each time another one is first: with more signers than a block has places, the last would never be in.
            int first = (int)(_firstTurn++ % (uint)Math.Max(1, _signers.Count));
            var turns = new Queue<(SignerQueue Queue, long Next)>(
                _signers.Values.Skip(first).Concat(_signers.Values.Take(first))
                    .Where(queue => queue.ReadyCount > 0).Select(queue => (queue, queue.FinalSeq + 1)));
            while (turns.TryDequeue(out var turn))
            {
                var (queue, next) = turn;
                long end = Math.Min(next + TurnLength - 1, queue.ReadySeq);
                for (; next <= end; next++)
                {
                    var statement = queue[next].Statement;
                    maximumBytes -= statement.Bytes.Length + 8;
                    if (taken.Count == maximumCount || maximumBytes < 0) return taken;
                    taken.Add(statement);
                }

                if (next <= queue.ReadySeq) turns.Enqueue((queue, next));
            }
        }

        return taken;
    }

    /// <summary>A signer's chain is final up to that link.</summary>
    public void Advance(Address signer, long seq, Hash256 id, Action<PooledStatement> taken) =>
        Change(signer, queue => queue.Advance(seq, id, taken));

    /// <summary>Hands out what the witness has not seen yet, of each signer in the order of its chain.</summary>
    public List<Statement> TakeUnjudged()
    {
        var unjudged = new List<Statement>();
        lock (_gate)
        {
            foreach (var queue in _unjudged) queue.TakeUnjudged(unjudged);
            _unjudged.Clear();
        }

        return unjudged;
    }

    /// <summary>Keeps a statement and what follows it out of our blocks, until it is cleared or final.</summary>
    public void Doubt(Statement statement) => Change(statement.Signer, queue =>
    {
        queue.Doubt(statement.Seq);
        if (queue.DoubtedSeq is not null) _doubted.Add(queue);
    });

    public void Clear(Statement statement) => Change(statement.Signer, queue => queue.Clear(statement.Seq));

    /// <summary>Looks only where something is doubted: cheap enough to ask for each of many disputes.</summary>
    public Statement? FindDoubted(Hash256 id)
    {
        lock (_gate)
        {
            _doubted.RemoveWhere(queue => queue.DoubtedSeq is null || queue.Count == 0);
            foreach (var queue in _doubted)
            {
                if (queue.Find(id) is { } statement) return statement;
            }
        }

        return null;
    }

    /// <summary>Looks everywhere: for the few statements about which a ballot has just come.</summary>
    public Statement? Find(Hash256 id)
    {
        lock (_gate)
        {
            foreach (var queue in _signers.Values)
            {
                if (queue.Find(id) is { } statement) return statement;
            }
        }

        return null;
    }

    /// <summary>A statement that the ledger's rules refuse, with all that build on it.</summary>
    public void Reject(Statement statement) => Change(statement.Signer, queue => queue.CutFrom(statement.Seq));

    /// <summary>Drops all of a signer whose statements are not taken any more.</summary>
    public void Forget(Address signer)
    {
        lock (_gate)
        {
            if (!_signers.Remove(signer, out var queue)) return;
            _doubted.Remove(queue);
            _count -= queue.Count;
            _ready -= queue.ReadyCount;
            _bytes -= queue.Bytes;
        }
    }

    /// <summary>Drops statements that wait behind a gap since before that tick; answers how many.</summary>
    public int DropHeldBefore(long ticks)
    {
        int dropped = 0;
        lock (_gate)
        {
            foreach (var (signer, queue) in _signers.ToArray())
            {
                var before = Size.Of(queue);
                if (queue.HasGap) dropped += queue.DropHeldBefore(ticks);
                Recount(queue, before);
                if (queue.Count == 0) _signers.Remove(signer);
            }
        }

        return dropped;
    }

    private void Change(Address signer, Action<SignerQueue> change)
    {
        lock (_gate)
        {
            if (!_signers.TryGetValue(signer, out var queue)) return;
            var before = Size.Of(queue);
            change(queue);
            Recount(queue, before);
            if (queue.HasUnjudged) _unjudged.Add(queue);
            if (queue.Count == 0) _signers.Remove(signer);
        }
    }

    private bool IsFull => _count >= capacity || _bytes >= capacityBytes;

    private bool IsBelowShare(SignerQueue queue) =>
        queue.Count < capacity / _signers.Count && queue.Bytes < capacityBytes / _signers.Count;

    private bool MakeRoomFor(SignerQueue asking)
    {
        if (!IsBelowShare(asking)) return false;
        var largest = _count >= capacity
            ? _signers.Values.MaxBy(queue => queue.Count)!
            : _signers.Values.MaxBy(queue => queue.Bytes)!;
        var before = Size.Of(largest);
        largest.DropTail();
        Recount(largest, before);
        return true;
    }

    private void Recount(SignerQueue queue, Size before)
    {
        _count += queue.Count - before.Count;
        _ready += queue.ReadyCount - before.ReadyCount;
        _bytes += queue.Bytes - before.Bytes;
    }

    private readonly record struct Size(int Count, int ReadyCount, long Bytes)
    {
        public static Size Of(SignerQueue queue) => new(queue.Count, queue.ReadyCount, queue.Bytes);
    }
}
