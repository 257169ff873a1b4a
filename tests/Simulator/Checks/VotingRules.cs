using System.Numerics;
using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

/// <summary>The numbers of the vote, written out once more: nothing here comes from the code under test.</summary>
internal static class VotingRules
{
    /// <summary>More than two thirds of n, for a bit a voter.</summary>
    public static bool IsQuorum(uint voters, int gateways) => 3 * BitOperations.PopCount(voters) > 2 * gateways;

    /// <summary>
    /// Who may propose: entry (height + round) mod n of the addresses sorted by SHA-256(genesis hash || address).
    /// </summary>
    public static int[] Turns(Genesis genesis)
    {
        byte[] salt = genesis.Hash.ToArray();
        return [.. Enumerable.Range(0, genesis.Validators.Count).OrderBy(
            index => Convert.ToHexString(SHA256.HashData([.. salt, .. genesis.Validators[index].Address.ToArray()])),
            StringComparer.Ordinal)];
    }

    /// <summary>Root of RFC 9162 section 2.1 over the entries of a block.</summary>
    public static byte[] MerkleRoot(IReadOnlyList<BlockEntry> entries)
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
