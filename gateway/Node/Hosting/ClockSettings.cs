namespace EdgeLedger.Node.Hosting;

/// <summary>The anchor of a region's clock: simulated = anchor + (real - anchor) x speed.</summary>
/// <param name="RealUnixMs">Real time at the anchor.</param>
/// <param name="SimulatedUnixMs">Simulated time at the anchor.</param>
/// <param name="Speed">1 is real time.</param>
public sealed record ClockSettings(long RealUnixMs, long SimulatedUnixMs, double Speed);
