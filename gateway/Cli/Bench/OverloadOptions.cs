namespace EdgeLedger.Cli.Bench;

/// <summary>What `bench overload` does.</summary>
/// <param name="Gateways">Of the region; all run in this process.</param>
/// <param name="Factor">Statements sent, over what the region can make final.</param>
/// <param name="For">How long the flood lasts.</param>
internal sealed record OverloadOptions(int Gateways, double Factor, TimeSpan For);
