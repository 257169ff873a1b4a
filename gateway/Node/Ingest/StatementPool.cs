using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>Genuine statements that are not final yet, in the order of each signer's chain.</summary>
/// <remarks>
/// Bounded in total. When it is full, room is taken from whoever holds the most, never from a signer that holds
/// less than its share: one flooding board, whose signatures are all good, cannot crowd out the others. What is
/// dropped is sent again, since boards keep a reading until it is final. Thread-safe.
/// </remarks>
internal sealed class StatementPool(IRegistry registry, int capacity = StatementPool.DefaultCapacity)
{
    public const int DefaultCapacity = 200_000;

    private readonly Dictionary<Address, SignerQueue> _signers = [];
    private readonly HashSet<SignerQueue> _unjudged = [];
    private readonly Lock _gate = new();
    private int _count;
    private int _ready;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Statements that could go into the next block.</summary>
    public int ReadyCount => Volatile.Read(ref _ready);

    public bool Contains(Statement statement)
    {
        lock (_gate)
        {
            return _signers.TryGetValue(statement.Signer, out var queue)
                && queue.Holds(statement.Seq, statement.Id);
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

            if (_count >= capacity && !MakeRoomFor(queue)) return PoolAnswer.Full;
            int ready = queue.ReadyCount;
            var answer = queue.Add(link);
            if (answer is PoolAnswer.Ready or PoolAnswer.Held) _count++;
            _ready += queue.ReadyCount - ready;
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
            var turns = new Queue<(SignerQueue Queue, long Next)>(
                _signers.Values.Where(queue => queue.ReadyCount > 0).Select(queue => (queue, queue.FinalSeq + 1)));
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
    public void Advance(Address signer, long seq, Hash256 id, Action<PooledStatement> taken)
    {
        lock (_gate)
        {
            if (!_signers.TryGetValue(signer, out var queue)) return;
            int ready = queue.ReadyCount;
            _count -= queue.Advance(seq, id, taken);
            _ready += queue.ReadyCount - ready;
            if (queue.HasUnjudged) _unjudged.Add(queue);
            if (queue.Count == 0) _signers.Remove(signer);
        }
    }

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
    public void Doubt(Statement statement) => Change(statement, queue => queue.Doubt(statement.Seq));

    public void Clear(Statement statement) => Change(statement, queue => queue.Clear(statement.Seq));

    /// <summary>Looks everywhere: for the few statements that gateways dispute.</summary>
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
    public void Reject(Statement statement)
    {
        lock (_gate)
        {
            if (!_signers.TryGetValue(statement.Signer, out var queue)) return;
            int ready = queue.ReadyCount;
            _count -= queue.CutFrom(statement.Seq);
            _ready += queue.ReadyCount - ready;
            if (queue.Count == 0) _signers.Remove(statement.Signer);
        }
    }

    /// <summary>Drops all of a signer whose statements are not taken any more.</summary>
    public void Forget(Address signer)
    {
        lock (_gate)
        {
            if (!_signers.Remove(signer, out var queue)) return;
            _count -= queue.Count;
            _ready -= queue.ReadyCount;
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
                if (queue.HasGap) dropped += queue.DropHeldBefore(ticks);
                if (queue.Count == 0) _signers.Remove(signer);
            }

            _count -= dropped;
        }

        return dropped;
    }

    private void Change(Statement statement, Action<SignerQueue> change)
    {
        lock (_gate)
        {
            if (!_signers.TryGetValue(statement.Signer, out var queue)) return;
            int ready = queue.ReadyCount;
            change(queue);
            _ready += queue.ReadyCount - ready;
            if (queue.HasUnjudged) _unjudged.Add(queue);
        }
    }

    private bool MakeRoomFor(SignerQueue asking)
    {
        if (asking.Count >= capacity / _signers.Count) return false;
        var largest = _signers.Values.MaxBy(queue => queue.Count)!;
        int ready = largest.ReadyCount;
        _count -= largest.DropTail();
        _ready += largest.ReadyCount - ready;
        return true;
    }
}
