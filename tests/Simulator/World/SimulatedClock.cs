namespace EdgeLedger.Simulator.World;

/// <summary>One gateway's clocks: a wall clock that may be wrong, and a monotonic one.</summary>
internal sealed class SimulatedClock(EventQueue queue, long epochUnixMs) : TimeProvider
{
    private const long TicksPerUs = 10;

    private long _greatestOffsetUs;

    /// <summary>By how much the wall clock is wrong.</summary>
    public long OffsetUs
    {
        get;
        set
        {
            field = value;
            _greatestOffsetUs = Math.Max(_greatestOffsetUs, value);
        }
    }

    /// <summary>The latest that it can have shown up to now.</summary>
    public long LatestUnixMs => epochUnixMs + ((queue.NowUs + _greatestOffsetUs) / 1000);

    /// <summary>Microseconds.</summary>
    public override long TimestampFrequency => 1_000_000;

    // Not from zero: a time stamp of zero means "never" here and there.
    public override long GetTimestamp() => queue.NowUs + 1_000_000;

    public override DateTimeOffset GetUtcNow() =>
        DateTimeOffset.FromUnixTimeMilliseconds(epochUnixMs).AddTicks((queue.NowUs + OffsetUs) * TicksPerUs);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SimulatedTimer(queue, () => callback(state), dueTime, period);
}
