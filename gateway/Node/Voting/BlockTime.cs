using EdgeLedger.Node.Hosting;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>The header time this gateway gives, and what it accepts from others (line 22 of the vote).</summary>
internal static class BlockTime
{
    /// <summary>Real time that a header may lie off this gateway's clock.</summary>
    private const int ToleranceMs = 2000;

    public static long Next(GatewayClock clock, long parentUnixMs) => Math.Max(clock.UnixMs, parentUnixMs + 1);

    public static bool IsTimely(GatewayClock clock, BlockHeader header) =>
        Math.Abs(header.UnixMs - clock.UnixMs) <= ToleranceMs * Math.Max(1, clock.Speed);
}
