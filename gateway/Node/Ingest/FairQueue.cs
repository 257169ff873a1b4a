namespace EdgeLedger.Node.Ingest;

/// <summary>Statements that wait to be verified, taken in turn from each source that has some.</summary>
/// <remarks>
/// A flooding board fills its own share and waits behind itself: whoever sends at a lower rate finds the queue as if
/// the flood were not there. When the queue is full a source may still add as long as it holds less than an even
/// share, so together the sources hold at most twice the capacity. Not thread-safe.
/// </remarks>
internal sealed class FairQueue(int capacity, long capacityBytes, int capacityOfSource)
{
    // Of one source at once, so that a board's chain comes mostly in its order.
    private const int TurnLength = 4;

    private static readonly object Unnamed = new();

    private readonly Dictionary<object, Waiting> _waiting = [];
    private readonly Queue<Waiting> _turns = new();
    private long _bytes;
    private int _taken;

    public int Count { get; private set; }

    /// <returns>False if there is no room for this source: it is sent again, or is part of a flood.</returns>
    public bool TryAdd(byte[] statement, BoardSource? source)
    {
        bool isNew = !_waiting.TryGetValue(source ?? Unnamed, out var own);
        own ??= new Waiting(source);
        if (!HasRoom(own, isNew ? _waiting.Count + 1 : _waiting.Count)) return false;
        if (isNew)
        {
            _waiting.Add(source ?? Unnamed, own);
            _turns.Enqueue(own);
        }

        own.Statements.Enqueue(statement);
        own.Bytes += statement.Length;
        _bytes += statement.Length;
        Count++;
        return true;
    }

    /// <summary>Takes the next one; the queue must not be empty.</summary>
    public (byte[] Bytes, BoardSource? Source) Take()
    {
        var own = _turns.Peek();
        byte[] statement = own.Statements.Dequeue();
        own.Bytes -= statement.Length;
        _bytes -= statement.Length;
        Count--;
        if (own.Statements.Count == 0)
        {
            _turns.Dequeue();
            _waiting.Remove(own.Source ?? Unnamed);
            _taken = 0;
        }
        else if (++_taken >= TurnLength)
        {
            _turns.Enqueue(_turns.Dequeue());
            _taken = 0;
        }

        return (statement, own.Source);
    }

    private bool HasRoom(Waiting own, int sources)
    {
        if (own.Statements.Count >= capacityOfSource) return false;
        if (Count < capacity && _bytes < capacityBytes) return true;
        return own.Statements.Count < capacity / sources && own.Bytes < capacityBytes / sources;
    }

    private sealed class Waiting(BoardSource? source)
    {
        public BoardSource? Source { get; } = source;

        public Queue<byte[]> Statements { get; } = new();

        public long Bytes { get; set; }
    }
}
