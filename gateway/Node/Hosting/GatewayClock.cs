namespace EdgeLedger.Node.Hosting;

/// <summary>The region's time: real time, or real time stretched from an anchor that all parts share.</summary>
/// <remarks>Header and reading times are of this clock; consensus timeouts, re-sending and heartbeats are
/// real.</remarks>
public sealed class GatewayClock(TimeProvider time, ClockSettings? settings)
{
    public double Speed => settings?.Speed ?? 1;

    public TimeProvider Time => time;

    public long RealUnixMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    public long UnixMs
    {
        get
        {
            long real = RealUnixMs;
            return settings is null
                ? real
                : settings.SimulatedUnixMs + (long)((real - settings.RealUnixMs) * settings.Speed);
        }
    }
}
