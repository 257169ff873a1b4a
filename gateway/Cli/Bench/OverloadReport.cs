namespace EdgeLedger.Cli.Bench;

/// <summary>How a region stood a flood.</summary>
/// <param name="SustainablePerSecond">Statements a second that it made final when it was given no more.</param>
/// <param name="OfferedPerSecond">That were sent to each gateway during the flood.</param>
/// <param name="HonestFinalDuring">Share of the honest boards' statements final before the flood ended.</param>
/// <param name="HonestFinalAfter">And once all had time.</param>
/// <param name="HonestP50Ms">From the first publication until final on every gateway.</param>
/// <param name="DrainSeconds">From the end of the flood until all was final that any board had sent.</param>
/// <param name="Refused">By reason, on all gateways together.</param>
/// <param name="Memory">Over time.</param>
internal sealed record OverloadReport(
    int Gateways, double Factor, double SustainablePerSecond, double OfferedPerSecond, int HonestStatements,
    double HonestFinalDuring, double HonestFinalAfter, double HonestP50Ms, double HonestP99Ms, double DrainSeconds,
    IReadOnlyDictionary<string, long> Refused, IReadOnlyList<OverloadSample> Memory);
