using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>The clocks of a board in discrete-event time: nothing passes but what the fleet lets pass.</summary>
public sealed class SimulatedClock(long startUnixMs) : IClock
{
    private long _powerOnUnixMs = startUnixMs;

    /// <summary>True time.</summary>
    public long NowUnixMs { get; internal set; } = startUnixMs;

    public long UptimeMs => NowUnixMs - _powerOnUnixMs;

    public long SteadyMs => UptimeMs;

    public bool IsPlayed => false;

    /// <summary>Whether the time server has answered since power-on.</summary>
    internal bool HasDate { get; set; }

    public bool TryGetUnixMs(out long unixMs)
    {
        unixMs = NowUnixMs;
        return HasDate;
    }

    /// <summary>A board has no clock that runs on without power.</summary>
    internal void PowerOn()
    {
        _powerOnUnixMs = NowUnixMs;
        HasDate = false;
    }
}
