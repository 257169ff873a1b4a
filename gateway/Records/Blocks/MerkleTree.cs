using System.Numerics;

namespace EdgeLedger.Records;

/// <summary>The Merkle tree of RFC 9162 section 2.1: 0x00 before a leaf, 0x01 before a node.</summary>
/// <remarks>
/// The two prefixes keep anyone from passing off an inner node as a leaf. A tree of n leaves splits at the largest
/// power of two below n, so nothing is doubled to fill a level and no two lists share a root.
/// </remarks>
public static class MerkleTree
{
    internal const byte LeafTag = 0x00;
    internal const byte NodeTag = 0x01;

    private const int StackBytes = 1024;

    /// <summary>Root of no leaves: SHA-256 of nothing.</summary>
    public static Hash256 EmptyRoot { get; } = Hash256.Of([]);

    public static Hash256 LeafHash(ReadOnlySpan<byte> input)
    {
        Span<byte> buffer = input.Length < StackBytes ? stackalloc byte[StackBytes] : new byte[input.Length + 1];
        buffer[0] = LeafTag;
        input.CopyTo(buffer[1..]);
        return Hash256.Of(buffer[..(input.Length + 1)]);
    }

    public static Hash256 NodeHash(Hash256 left, Hash256 right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * Hash256.Size)];
        buffer[0] = NodeTag;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + Hash256.Size)..]);
        return Hash256.Of(buffer);
    }

    /// <summary>Root over leaf hashes in order.</summary>
    public static Hash256 Root(ReadOnlySpan<Hash256> leaves)
    {
        if (leaves.Length == 0) return EmptyRoot;
        if (leaves.Length == 1) return leaves[0];
        int split = SplitOf(leaves.Length);
        return NodeHash(Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>Sibling hashes from the leaf upwards (RFC 9162 section 2.1.3.1).</summary>
    public static Hash256[] Path(ReadOnlySpan<Hash256> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var path = new List<Hash256>();
        Collect(leaves, index, path);
        return [.. path];
    }

    /// <summary>Whether the leaf stands at that place of a tree of that size (RFC 9162 section 2.1.3.2).</summary>
    public static bool VerifyPath(Hash256 leaf, long index, long count, IReadOnlyList<Hash256> path, Hash256 root) =>
        TryRootOf(leaf, index, count, path, out var reached) && reached == root;

    /// <summary>The root that a leaf at that place of a tree of that size leads to.</summary>
    /// <returns>False where no tree of that size has such a path.</returns>
    public static bool TryRootOf(
        Hash256 leaf, long index, long count, IReadOnlyList<Hash256> path, out Hash256 root)
    {
        root = default;
        if (index < 0 || index >= count) return false;
        long node = index;
        long last = count - 1;
        var hash = leaf;
        foreach (var sibling in path)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = NodeHash(sibling, hash);
                int rise = (node & 1) == 1 ? 0 : BitOperations.TrailingZeroCount(node);
                node >>= rise;
                last >>= rise;
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        root = hash;
        return last == 0;
    }

    private static void Collect(ReadOnlySpan<Hash256> leaves, int index, List<Hash256> path)
    {
        if (leaves.Length == 1) return;
        int split = SplitOf(leaves.Length);
        if (index < split)
        {
            Collect(leaves[..split], index, path);
            path.Add(Root(leaves[split..]));
        }
        else
        {
            Collect(leaves[split..], index - split, path);
            path.Add(Root(leaves[..split]));
        }
    }

    private static int SplitOf(int count) => 1 << BitOperations.Log2((uint)(count - 1));
}
