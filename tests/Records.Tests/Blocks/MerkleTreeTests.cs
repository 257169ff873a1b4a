namespace EdgeLedger.Records.Tests.Blocks;

public class MerkleTreeTests
{
    public static TheoryData<string> Cases => Vectors.Names("merkle");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Root_and_paths_are_those_of_the_vector(string name)
    {
        var vector = Vectors.Find("merkle", name);
        var leaves = vector.AllBytes("inputsHex").Select(input => MerkleTree.LeafHash(input)).ToArray();
        var paths = vector.Json.GetProperty("pathsHex").EnumerateArray()
            .Select(path => path.EnumerateArray().Select(item => item.GetString()!).ToArray()).ToArray();

        var root = MerkleTree.Root(leaves);

        Assert.Equal(vector.Hash("rootHex"), root);
        for (int i = 0; i < leaves.Length; i++)
        {
            var path = MerkleTree.Path(leaves, i);
            Assert.Equal(paths[i], path.Select(hash => hash.ToString()));
            Assert.True(MerkleTree.VerifyPath(leaves[i], i, leaves.Length, path, root));
        }
    }

    // RFC 9162 section 2.1.1: the hash of an empty list is the hash of an empty string.
    [Fact]
    public void Empty_tree_is_the_hash_of_nothing() => Assert.Equal(Hash256.Of([]), MerkleTree.Root([]));

    [Fact]
    public void Path_proves_its_leaf_in_its_place_and_nothing_else()
    {
        for (int count = 1; count <= 40; count++)
        {
            var leaves = Leaves(count);
            var root = MerkleTree.Root(leaves);
            for (int index = 0; index < count; index++)
            {
                var path = MerkleTree.Path(leaves, index);
                for (int other = -1; other <= count; other++)
                {
                    Assert.Equal(other == index, MerkleTree.VerifyPath(leaves[index], other, count, path, root));
                }

                Assert.False(MerkleTree.VerifyPath(Hash256.Zero, index, count, path, root));
                Assert.False(MerkleTree.VerifyPath(leaves[index], index, count, [.. path, Hash256.Zero], root));
                if (count == 1) continue;
                Assert.False(MerkleTree.VerifyPath(leaves[index], index, count, path[1..], root));
            }
        }
    }

    // RFC 9162 section 2.1.3.2, step 4.a: a path longer than the tree is high proves nothing.
    [Fact]
    public void Path_goes_no_higher_than_the_tree()
    {
        var leaves = Leaves(4);

        Assert.False(MerkleTree.VerifyPath(leaves[3], 0, 1, MerkleTree.Path(leaves, 3), MerkleTree.Root(leaves)));
    }

    // RFC 9162 section 2.1: the prefixes give second preimage resistance.
    [Fact]
    public void Inner_node_cannot_pass_for_a_leaf()
    {
        var leaves = Leaves(4);
        var left = MerkleTree.NodeHash(leaves[0], leaves[1]);
        var right = MerkleTree.NodeHash(leaves[2], leaves[3]);
        byte[] forged = [.. left.ToArray(), .. right.ToArray()];

        Assert.NotEqual(MerkleTree.Root(leaves), MerkleTree.LeafHash(forged));
        Assert.False(MerkleTree.VerifyPath(MerkleTree.LeafHash(forged), 0, 1, [], MerkleTree.Root(leaves)));
    }

    [Fact]
    public void Long_leaf_is_hashed_like_a_short_one()
    {
        byte[] input = new byte[5000];
        byte[] prefixed = new byte[5001];

        Assert.Equal(Hash256.Of(prefixed), MerkleTree.LeafHash(input));
    }

    private static Hash256[] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];
}
