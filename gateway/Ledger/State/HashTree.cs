using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>
/// The RFC 9162 tree over all 4,096 bucket leaves, all nodes kept: a change costs twelve hashes a leaf.
/// </summary>
internal sealed class HashTree
{
    private readonly Hash256[][] _levels;

    public HashTree(Hash256[] leaves)
    {
        var levels = new List<Hash256[]> { leaves };
        while (levels[^1].Length > 1)
        {
            var below = levels[^1];
            var level = new Hash256[below.Length / 2];
            for (var index = 0; index < level.Length; index++)
            {
                // Most buckets of a young ledger are empty and hash alike.
                var isAsBefore = index > 0 && below[2 * index] == below[(2 * index) - 2]
                    && below[(2 * index) + 1] == below[(2 * index) - 1];
                level[index] = isAsBefore ? level[index - 1] : Node(below[2 * index], below[(2 * index) + 1]);
            }

            levels.Add(level);
        }

        _levels = [.. levels];
    }

    public Hash256 Root => _levels[^1][0];

    /// <summary>What would change if these leaves changed; the tree itself stays as it is.</summary>
    public TreeChange Plan(SortedDictionary<int, Hash256> leaves)
    {
        var change = new TreeChange();
        IDictionary<int, Hash256> below = leaves;
        change.Levels.Add(below);
        for (var level = 0; level < _levels.Length - 1; level++)
        {
            var above = new Dictionary<int, Hash256>();
            foreach (var index in below.Keys)
            {
                if (!above.ContainsKey(index / 2))
                {
                    var left = At(below, level, index & ~1);
                    above[index / 2] = Node(left, At(below, level, index | 1));
                }
            }

            change.Levels.Add(above);
            below = above;
        }

        change.Root = below.TryGetValue(0, out var root) ? root : Root;
        return change;
    }

    public void Apply(TreeChange change)
    {
        for (var level = 0; level < change.Levels.Count; level++)
        {
            foreach (var (index, hash) in change.Levels[level])
            {
                _levels[level][index] = hash;
            }
        }
    }

    private Hash256 At(IDictionary<int, Hash256> changed, int level, int index) =>
        changed.TryGetValue(index, out var hash) ? hash : _levels[level][index];

    private static Hash256 Node(Hash256 left, Hash256 right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * SHA256.HashSizeInBytes)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + SHA256.HashSizeInBytes)..]);
        return Hash256.Of(input);
    }
}
