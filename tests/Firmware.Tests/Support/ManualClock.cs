using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>Both clocks of a board, moved by the test.</summary>
public sealed class ManualClock(long unixMs) : IClock
{
    public long UptimeMs { get; set; }

    public long UnixMs { get; set; } = unixMs;

    public long SteadyMs { get; set; }

    public bool IsPlayed { get; set; }

    public bool IsSynchronised { get; set; } = true;

    public bool TryGetUnixMs(out long unixMs)
    {
        unixMs = UnixMs;
        return IsSynchronised;
    }

    public void Advance(long milliseconds)
    {
        UptimeMs += milliseconds;
        SteadyMs += milliseconds;
        UnixMs += milliseconds;
    }
}
