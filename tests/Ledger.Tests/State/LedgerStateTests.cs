using System.Buffers.Binary;
using System.Security.Cryptography;
using EdgeLedger.Ledger.State;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.State;

// The state root: 4,096 buckets by key hash, each the SHA-256 of its sorted entries, under an RFC 9162 tree.
public sealed class LedgerStateTests
{
    [Fact]
    public void Root_is_the_one_worked_out_by_hand()
    {
        var random = new Random(3);
        var entries = Enumerable.Range(0, 9000).ToDictionary(
            index => $"key {index}", _ => RandomNumberGenerator.GetBytes(random.Next(200)));

        Assert.Equal(RootByHand(entries), StateOf(entries).Root);
    }

    [Fact]
    public void Root_after_changes_is_that_of_the_same_entries_put_in_at_once()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var entries = new Dictionary<string, byte[]>();
        var state = StateOf(entries);
        for (var round = 0; round < 40; round++)
        {
            var overlay = new StateOverlay(state);
            for (var change = 0; change < random.Next(200); change++)
            {
                var key = $"key {random.Next(3000)}";
                entries[key] = BitConverter.GetBytes(random.Next());
                overlay.Put(Bytes(key), entries[key]);
            }

            var expected = RootByHand(entries);
            Assert.True(expected == overlay.Root, $"seed {seed}, round {round}");
            state.Apply(overlay);
            Assert.True(expected == state.Root, $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public void Overlay_leaves_the_state_alone_until_it_is_applied()
    {
        var region = TestRegion.Cheap(1);
        var state = LedgerState.Of(region.Genesis);
        var root = state.Root;
        var overlay = new StateOverlay(state);
        overlay.Put(Bytes("a"), [1]);

        Assert.NotEqual(root, overlay.Root);
        Assert.Equal(root, state.Root);
        Assert.Null(state.Find(Bytes("a")));
        Assert.Equal([1], overlay.Find(Bytes("a")));
        state.Apply(overlay);
        Assert.Equal([1], state.Find(Bytes("a")));
    }

    private static byte[] Bytes(string key) => System.Text.Encoding.UTF8.GetBytes(key);

    private static LedgerState StateOf(Dictionary<string, byte[]> entries) =>
        new(entries.Select(entry => KeyValuePair.Create(Bytes(entry.Key), entry.Value)));

    private static Hash256 RootByHand(Dictionary<string, byte[]> entries)
    {
        var buckets = entries
            .Select(entry => (Key: Bytes(entry.Key), entry.Value))
            .ToLookup(entry => BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(entry.Key)) >> 4);
        var leaves = Enumerable.Range(0, 4096).Select(bucket =>
        {
            var content = buckets[bucket]
                .OrderBy(entry => Convert.ToHexString(entry.Key), StringComparer.Ordinal)
                .SelectMany(entry => Part(entry.Key).Concat(Part(entry.Value)));
            return MerkleTree.LeafHash(SHA256.HashData(content.ToArray()));
        });
        return MerkleTree.Root(leaves.ToArray());
    }

    private static byte[] Part(byte[] bytes)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }
}
