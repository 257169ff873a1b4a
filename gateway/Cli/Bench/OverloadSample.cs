namespace EdgeLedger.Cli.Bench;

/// <summary>One look at the region.</summary>
/// <param name="Seconds">Since the flood began.</param>
/// <param name="ResidentMiB">Of the whole process: gateways, load and all.</param>
/// <param name="Verifying">Statements before a verification, on all gateways.</param>
/// <param name="Pooled">Statements before a block, on all gateways.</param>
internal sealed record OverloadSample(double Seconds, double ResidentMiB, int Verifying, int Pooled);
