using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

/// <summary>The Merkle tree of RFC 9162 section 2.1 once more: nothing here comes from the code under
/// test.</summary>
internal static class ModelMerkle
{
    /// <summary>Root over the entries of a block.</summary>
    public static byte[] Root(IReadOnlyList<BlockEntry> entries)
    {
        byte[][] leaves = [.. entries.Select(entry => SHA256.HashData([0, .. Encode(entry)]))];
        return leaves.Length == 0 ? SHA256.HashData([]) : Root(leaves);
    }

    private static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        int split = 1;
        while (split * 2 < leaves.Length) split *= 2;
        return SHA256.HashData([1, .. Root(leaves[..split]), .. Root(leaves[split..])]);
    }

    private static byte[] Encode(BlockEntry entry) =>
        new CanonicalWriter().WriteArray(2).WriteUnsigned((long)entry.Kind).WriteBytes(entry.Bytes.Span).ToArray();
}
