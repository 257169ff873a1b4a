using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Audit;

/// <summary>What an audit found.</summary>
/// <param name="Height">Newest block up to which everything is right.</param>
/// <param name="Statements">Statements in the blocks up to there.</param>
/// <param name="ErrorHeight">
/// The block where the first error is; where it lies in no block (a file header, say), the newest block's height.
/// </param>
/// <param name="Error">The first error in one sentence, with the place; null if there is none.</param>
/// <param name="IsGenesisPinned">False if genesis was taken from the audited store itself, on trust.</param>
public sealed record AuditResult(
    long Height, long Statements, Hash256 TipHash, bool IsGenesisPinned, long? ErrorHeight, string? Error)
{
    public bool Ok => Error is null;

    /// <summary>
    /// The block whose state was taken from the quorum that certified it, instead of from the blocks up to it; 0
    /// where every block was carried out from genesis.
    /// </summary>
    public long TrustedHeight { get; init; }

    /// <summary>Hash of that block; null where there is none.</summary>
    public Hash256? TrustedHash { get; init; }

    /// <summary>
    /// First block whose header and votes are there: 1 where that chain reaches back to genesis, as in a pruned
    /// ledger; later where the gateway joined from a snapshot.
    /// </summary>
    public long HeadersFrom { get; init; }
}
