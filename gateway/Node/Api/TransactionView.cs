namespace EdgeLedger.Node.Api;

/// <summary>What became of a transaction.</summary>
/// <param name="Status">pending, final or refused.</param>
/// <param name="Height">Of its block, when final.</param>
/// <param name="Reason">When refused.</param>
internal sealed record TransactionView(string Id, string Status, long? Height = null, string? Reason = null);
