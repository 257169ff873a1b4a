namespace EdgeLedger.Cli.Experiments;

/// <summary>One run of the experiment: who kept the data, and what came of them.</summary>
/// <param name="Keeper">region, or collector: one process that takes what it gets.</param>
/// <param name="Corrupt">Gateways, or collectors, in the attackers' hands.</param>
/// <param name="HasFeeders">Whether the honest gateways know the feeders' meters.</param>
/// <param name="FalseReadings">Claimed by compromised meters.</param>
/// <param name="FalseAcceptedShare">Of them, those that count.</param>
/// <param name="TrueKeptOutShare">Of the true ones, those that do not.</param>
/// <param name="HonestKeptOutShare">Of the readings of meters that never lie.</param>
/// <param name="FalseAcceptedByAttack">The same by attack.</param>
internal sealed record ProtectionCase(
    string Keeper, int Gateways, int Corrupt, bool HasFeeders, long FalseReadings, long TrueReadings,
    double FalseAcceptedShare, double TrueKeptOutShare, double HonestKeptOutShare,
    IReadOnlyDictionary<AttackKind, double> FalseAcceptedByAttack);
