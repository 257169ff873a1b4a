namespace EdgeLedger.Node.Api;

/// <summary>A page of <c>/v1/disputes</c>, oldest first.</summary>
/// <param name="Disputes">Not decided, or decided and not carried out.</param>
/// <param name="Next">What to ask for <c>after</c> to go on; absent on the last page.</param>
internal sealed record DisputesView(IReadOnlyList<DisputeView> Disputes, string? Next);
