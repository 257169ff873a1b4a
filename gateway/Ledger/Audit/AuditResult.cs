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
}
