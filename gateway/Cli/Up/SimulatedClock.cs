namespace EdgeLedger.Cli.Up;

/// <summary>The clock of a run: gateways and boards compute simulated time from this one anchor.</summary>
internal readonly record struct SimulatedClock(long RealUnixMs, long SimulatedUnixMs, double Speed)
{
    private const long HourMs = 3_600_000;

    /// <summary>What the boards' command line takes.</summary>
    public string Argument => $"{RealUnixMs}:{SimulatedUnixMs}";

    /// <summary>Chooses where simulated time starts.</summary>
    /// <param name="lastBlockMs">Time of the newest block, null on a new ledger: block times only go on.</param>
    /// <param name="replaySpan">
    /// Longest replay, zero without one. Replays start that long ago and on a whole hour, so that they end about
    /// now and every metering period that divides an hour ends with a row.
    /// </param>
    public static SimulatedClock Start(long realMs, long? lastBlockMs, TimeSpan replaySpan, double speed)
    {
        long start = replaySpan > TimeSpan.Zero ? AlignDown(realMs - (long)replaySpan.TotalMilliseconds) : realMs;
        if (lastBlockMs is { } last && last >= start)
        {
            start = replaySpan > TimeSpan.Zero ? AlignDown(last) + HourMs : last + 1;
        }

        return new SimulatedClock(realMs, start, speed);
    }

    private static long AlignDown(long unixMs) => unixMs - (unixMs % HourMs);
}
