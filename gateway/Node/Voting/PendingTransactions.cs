using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>Posted transactions on their way into a block, and what became of the latest ones.</summary>
/// <remarks>Bounded; thread-safe, since the API asks while the vote goes on.</remarks>
internal sealed class PendingTransactions
{
    private const int Capacity = 1024;
    private const int Remembered = 4096;

    private readonly OrderedDictionary<Hash256, Transaction> _pending = [];
    private readonly OrderedDictionary<Hash256, string> _refused = [];
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate) return _pending.Count;
        }
    }

    /// <summary>Whether a new one finds no room.</summary>
    public bool IsFull => Count >= Capacity;

    public IReadOnlyList<Transaction> All
    {
        get
        {
            lock (_gate) return [.. _pending.Values];
        }
    }

    /// <returns>False if it waits already or there is no room.</returns>
    public bool TryAdd(Transaction transaction)
    {
        lock (_gate)
        {
            if (_pending.Count >= Capacity || !_pending.TryAdd(transaction.Id, transaction)) return false;
            _refused.Remove(transaction.Id);
            return true;
        }
    }

    public bool Contains(Hash256 id)
    {
        lock (_gate) return _pending.ContainsKey(id);
    }

    public void Remove(Hash256 id)
    {
        lock (_gate) _pending.Remove(id);
    }

    public void Refuse(Hash256 id, string reason)
    {
        lock (_gate)
        {
            _pending.Remove(id);
            _refused[id] = reason;
            if (_refused.Count > Remembered) _refused.RemoveAt(0);
        }
    }

    public string? ReasonOf(Hash256 id)
    {
        lock (_gate) return _refused.TryGetValue(id, out string? reason) ? reason : null;
    }
}
