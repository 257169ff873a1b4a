namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>How far the simulated world has been played to the board.</summary>
/// <param name="UnixMs">Simulated unix milliseconds.</param>
/// <param name="TrueMilliwattMs">Energy that has really flowed, in mW x ms (3.6e12 of them are one kWh).</param>
public readonly record struct BenchPosition(long UnixMs, long TrueMilliwattMs);
