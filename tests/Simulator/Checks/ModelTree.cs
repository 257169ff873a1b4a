using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace EdgeLedger.Simulator.Checks;

/// <summary>The state root once more, from gateway/Ledger/README.md: 4,096 buckets under an RFC 9162
/// tree.</summary>
internal sealed class ModelTree
{
    private const int Buckets = 4096;

    private static readonly ImmutableSortedDictionary<string, byte[]> Empty =
        ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.Ordinal);

    // A content is never changed, only replaced: a copy shares what it does not put anew.
    private readonly ImmutableSortedDictionary<string, byte[]>?[] _buckets =
        new ImmutableSortedDictionary<string, byte[]>?[Buckets];
    private readonly byte[]?[] _nodes = new byte[]?[2 * Buckets];
    private readonly Dictionary<int, byte[]> _emptyOfLevel = [];

    public ModelTree(ModelTree other)
    {
        _emptyOfLevel = other._emptyOfLevel;
        other._buckets.CopyTo(_buckets, 0);
        other._nodes.CopyTo(_nodes, 0);
    }

    public ModelTree()
    {
        byte[] empty = SHA256.HashData([0, .. SHA256.HashData([])]);
        for (int level = Buckets; level > 0; level /= 2)
        {
            _emptyOfLevel.Add(level, empty);
            empty = SHA256.HashData([1, .. empty, .. empty]);
        }
    }

    /// <summary>Root at 1, children of i at 2i and 2i + 1, buckets from 4,096 on.</summary>
    public ReadOnlySpan<byte> Root => Node(1);

    public void Put(ReadOnlySpan<byte> key, byte[] value)
    {
        byte[] hash = SHA256.HashData(key);
        int bucket = (hash[0] << 4) | (hash[1] >> 4);
        // Hex sorts as the bytes do.
        _buckets[bucket] = (_buckets[bucket] ?? Empty).SetItem(Convert.ToHexString(key), value);
        int node = Buckets + bucket;
        _nodes[node] = SHA256.HashData([0, .. SHA256.HashData(Content(bucket))]);
        for (node /= 2; node > 0; node /= 2)
        {
            _nodes[node] = SHA256.HashData([1, .. Node(2 * node), .. Node((2 * node) + 1)]);
        }
    }

    private byte[] Content(int bucket)
    {
        var content = new List<byte>();
        foreach (var (key, value) in _buckets[bucket]!)
        {
            Add(content, Convert.FromHexString(key));
            Add(content, value);
        }

        return [.. content];
    }

    private static void Add(List<byte> content, byte[] part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        content.AddRange(length);
        content.AddRange(part);
    }

    private byte[] Node(int node)
    {
        if (_nodes[node] is { } hash) return hash;
        int level = 1;
        while (level * 2 <= node) level *= 2;
        return _emptyOfLevel[level];
    }
}
