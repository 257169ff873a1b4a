namespace EdgeLedger.Node.Api;

/// <summary>A page of <c>/v1/quarantined</c>, newest first.</summary>
/// <param name="Next">What to ask for <c>before</c> to go on; absent on the last page.</param>
internal sealed record QuarantinedView(IReadOnlyList<QuarantineView> Statements, string? Next);
