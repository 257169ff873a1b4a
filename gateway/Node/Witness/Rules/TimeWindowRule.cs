using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness.Rules;

/// <summary>Time goes forward, and nothing comes from before any outbox reaches.</summary>
/// <remarks>
/// A time ahead of the block's is a defect and refused without a vote. Lateness is none: a board may have been
/// offline for a day. A board that says that its clock was not set is not held to the order.
/// </remarks>
internal sealed class TimeWindowRule(WitnessSettings settings) : IWitnessRule
{
    private const double SecondsADay = 86_400;

    public DoubtReason Reason => DoubtReason.TimeWindow;

    public bool Doubts(in WitnessCase reading)
    {
        if (reading.ClockUnixSeconds - reading.Now.UnixSeconds > settings.MaxAgeDays * SecondsADay) return true;
        return reading.Before is { } before && reading.Now.UnixSeconds < before.UnixSeconds
            && !reading.Has(ReadingQuality.ClockNotSynchronised);
    }
}
