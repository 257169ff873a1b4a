using EdgeLedger.Node.Hosting;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>The header time this gateway gives, and what it accepts from others (line 22 of the vote).</summary>
internal static class BlockTime
{
    /// <summary>Real time that a header may lie off this gateway's clock.</summary>
    private const int ToleranceMs = 2000;

    /// <summary>
    /// Grace for headers of the past, a round: on a host so busy that building, sending and judging a block take
    /// longer than the tolerance, every round would end in nil although its timers grow.
    /// </summary>
    private const int LatenessMsPerRound = 500;

    public static long Next(GatewayClock clock, long parentUnixMs) => Math.Max(clock.UnixMs, parentUnixMs + 1);

    public static bool IsTimely(GatewayClock clock, BlockHeader header, int round)
    {
        double speed = Math.Max(1, clock.Speed);
        double aheadMs = header.UnixMs - clock.UnixMs;
        return aheadMs <= ToleranceMs * speed
            && -aheadMs <= (ToleranceMs + (LatenessMsPerRound * (double)round)) * speed;
    }
}
