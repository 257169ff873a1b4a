using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>Ids of statements that became final lately, a bounded number of them.</summary>
/// <remarks>
/// A copy from a slow link, or one sent again, may come when its statement is final and others of its signer after
/// it: that is nobody's fault, and no signature need be verified to see it. Two generations: when the young one is
/// full the old one is dropped. Thread-safe.
/// </remarks>
internal sealed class RecentIds(int capacity)
{
    private readonly Lock _gate = new();
    private HashSet<Hash256> _young = [];
    private HashSet<Hash256> _old = [];

    public void Add(Hash256 id)
    {
        lock (_gate)
        {
            if (_young.Count >= Math.Max(1, capacity / 2))
            {
                (_young, _old) = (_old, _young);
                _young.Clear();
            }

            _young.Add(id);
        }
    }

    public bool Contains(Hash256 id)
    {
        lock (_gate) return _young.Contains(id) || _old.Contains(id);
    }
}
