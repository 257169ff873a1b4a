using EdgeLedger.Records;

namespace EdgeLedger.Ledger.ReadModel;

/// <summary>A statement on a block's quarantine list: final in its signer's chain, counted nowhere.</summary>
/// <param name="Place">Index of its entry in the block.</param>
/// <param name="Rejects">Gateways that rejected it.</param>
/// <param name="Accepts">Gateways that accepted it.</param>
/// <param name="Reasons">What those that rejected it found, each once.</param>
public sealed record QuarantinedStatement(
    Hash256 Id, Address Signer, long Seq, long Height, int Place, int Rejects, int Accepts,
    IReadOnlyList<DoubtReason> Reasons)
{
    private const int LargestKnownBit = 62;

    // A reason this version does not know may be any number up to 255; those beyond the word share its last bit.
    internal static long BitsOf(IEnumerable<DoubtReason> reasons) => reasons
        .Where(reason => reason != DoubtReason.None)
        .Aggregate(0L, (bits, reason) => bits | (1L << Math.Min((int)reason, LargestKnownBit)));

    internal static IReadOnlyList<DoubtReason> ReasonsOf(long bits) =>
        [.. Enumerable.Range(1, LargestKnownBit).Where(bit => (bits & (1L << bit)) != 0).Select(bit => (DoubtReason)bit)];
}
