using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>The committed state of a ledger in memory, with its root.</summary>
/// <remarks>
/// Entries lie in 4,096 buckets by key hash; each bucket hashes to the SHA-256 of its sorted entries and the root
/// is the RFC 9162 tree over the buckets. A block is carried out on a <see cref="StateOverlay"/>, which hashes the
/// touched buckets only, and is applied here once it is final. Not thread-safe: the owner serialises.
/// </remarks>
public sealed class LedgerState : IStateReader
{
    private static readonly Hash256 EmptyLeaf = new BucketHasher().FinishLeaf();

    private readonly Dictionary<byte[], StateEntry> _entries = new(ByteKeyComparer.Instance);
    private readonly Dictionary<byte[], StateEntry>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<StateEntry>?[] _buckets = new List<StateEntry>?[StateBuckets.Count];
    private readonly HashTree _tree;

    /// <param name="entries">Distinct keys in any order.</param>
    public LedgerState(IEnumerable<KeyValuePair<byte[], byte[]>> entries)
    {
        _lookup = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var (key, value) in entries)
        {
            Set(key, value);
        }

        var hasher = new BucketHasher();
        var leaves = new Hash256[StateBuckets.Count];
        for (var bucket = 0; bucket < leaves.Length; bucket++)
        {
            leaves[bucket] = LeafOf(bucket, hasher);
        }

        _tree = new HashTree(leaves);
    }

    public Hash256 Root => _tree.Root;

    public int Count => _entries.Count;

    public IEnumerable<KeyValuePair<byte[], byte[]>> Entries =>
        _entries.Values.Select(entry => KeyValuePair.Create(entry.Key, entry.Value));

    /// <summary>The state before block 1.</summary>
    public static LedgerState Of(Genesis genesis)
    {
        var empty = new StateOverlay(new LedgerState([]));
        GenesisState.Write(genesis, empty);
        return new LedgerState(empty.Changes);
    }

    public byte[]? Find(ReadOnlySpan<byte> key) => _lookup.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>Makes an overlay's changes part of the state; the overlay must not be used afterwards.</summary>
    public void Apply(StateOverlay overlay)
    {
        var change = overlay.TreeChange;
        foreach (var (key, value) in overlay.Changes)
        {
            Set(key, value);
        }

        _tree.Apply(change);
    }

    internal IReadOnlyList<byte[]> BucketContents() => [.. _buckets.Select(BucketContent.Encode)];

    internal TreeChange Plan(IReadOnlyDictionary<byte[], byte[]> changes)
    {
        var touched = new SortedDictionary<int, List<KeyValuePair<byte[], byte[]>>>();
        foreach (var pair in changes)
        {
            var bucket = _entries.TryGetValue(pair.Key, out var entry)
                ? entry.Bucket
                : StateBuckets.IndexOf(pair.Key);
            if (!touched.TryGetValue(bucket, out var list))
            {
                touched[bucket] = list = [];
            }

            list.Add(pair);
        }

        var hasher = new BucketHasher();
        var leaves = new SortedDictionary<int, Hash256>();
        foreach (var (bucket, list) in touched)
        {
            leaves[bucket] = LeafOf(bucket, list, hasher);
        }

        return _tree.Plan(leaves);
    }

    private void Set(byte[] key, byte[] value)
    {
        if (_entries.TryGetValue(key, out var entry))
        {
            entry.Value = value;
            return;
        }

        entry = new StateEntry(key, value, StateBuckets.IndexOf(key));
        _entries.Add(key, entry);
        var bucket = _buckets[entry.Bucket] ??= [];
        var place = bucket.FindIndex(other => Compare(other.Key, key) > 0);
        bucket.Insert(place < 0 ? bucket.Count : place, entry);
    }

    private Hash256 LeafOf(int bucket, BucketHasher hasher)
    {
        if (_buckets[bucket] is not { } entries)
        {
            return EmptyLeaf;
        }

        foreach (var entry in entries)
        {
            hasher.Add(entry.Key, entry.Value);
        }

        return hasher.FinishLeaf();
    }

    // Merges the bucket as it is with its changes, both in key order.
    private Hash256 LeafOf(int bucket, List<KeyValuePair<byte[], byte[]>> changes, BucketHasher hasher)
    {
        changes.Sort(static (left, right) => Compare(left.Key, right.Key));
        var next = 0;
        foreach (var entry in _buckets[bucket] ?? [])
        {
            while (next < changes.Count && Compare(changes[next].Key, entry.Key) < 0)
            {
                hasher.Add(changes[next].Key, changes[next].Value);
                next++;
            }

            var isChanged = next < changes.Count && Compare(changes[next].Key, entry.Key) == 0;
            hasher.Add(entry.Key, isChanged ? changes[next++].Value : entry.Value);
        }

        for (; next < changes.Count; next++)
        {
            hasher.Add(changes[next].Key, changes[next].Value);
        }

        return hasher.FinishLeaf();
    }

    private static int Compare(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right);
}
