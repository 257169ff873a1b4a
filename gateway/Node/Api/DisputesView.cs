namespace EdgeLedger.Node.Api;

/// <summary>The answer of <c>/v1/disputes</c>.</summary>
/// <param name="Disputes">Not decided, or decided and not carried out.</param>
/// <param name="Quarantined">The newest.</param>
internal sealed record DisputesView(
    IReadOnlyList<DisputeView> Disputes, IReadOnlyList<QuarantineView> Quarantined);
