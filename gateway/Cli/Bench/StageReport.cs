namespace EdgeLedger.Cli.Bench;

/// <summary>Where the processor time of one statement on one gateway went.</summary>
/// <param name="Microseconds">By stage; what lies within another stage is not counted there.</param>
/// <param name="Verifications">Signatures verified; past 1 are votes, and statements verified twice.</param>
internal sealed record StageReport(IReadOnlyDictionary<string, double> Microseconds, double Verifications);
