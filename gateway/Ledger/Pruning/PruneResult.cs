namespace EdgeLedger.Ledger.Pruning;

/// <summary>What pruning came to.</summary>
/// <param name="BaseHeight">Block up to which headers, votes and hashes are left, and a certified state.</param>
/// <param name="Height">Newest block; those after <paramref name="BaseHeight"/> are whole.</param>
/// <param name="PrunedStatements">Statements of which this run left the hash only.</param>
/// <param name="BytesBefore">Of ledger.db with its log.</param>
public sealed record PruneResult(
    long BaseHeight, long Height, long PrunedBlocks, long PrunedStatements, long BytesBefore, long BytesAfter);
