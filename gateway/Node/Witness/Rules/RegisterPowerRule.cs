using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness.Rules;

/// <summary>Over a metering period the registers advance by mean power times time (16.7.0 against 1.8.0,
/// 2.8.0).</summary>
/// <remarks>
/// Only for a whole period between two readings: one made on change gives the power of the moment, a lost reading
/// or a restart leaves time without power. Whoever sets those flags escapes this rule, but neither the others nor
/// the feeder's balance.
/// </remarks>
internal sealed class RegisterPowerRule(WitnessSettings settings) : IWitnessRule
{
    private const double SecondsAnHour = 3600;
    private const long ShortestSeconds = 60;
    private const long LongestSeconds = 4 * 3600;

    private const ReadingQuality NoWholePeriod = ReadingQuality.OnChange | ReadingQuality.Restarted
        | ReadingQuality.FrontEndFault | ReadingQuality.ClockNotSynchronised | ReadingQuality.RegisterPowerMismatch;

    public DoubtReason Reason => DoubtReason.RegisterPower;

    public bool Doubts(in WitnessCase reading)
    {
        var now = reading.Now;
        if (reading.PeriodStart is not { } start || now.PowerW is not { } power || now.Lost > 0) return false;
        long seconds = now.UnixSeconds - start.UnixSeconds;
        if (seconds is < ShortestSeconds or > LongestSeconds || reading.Has(NoWholePeriod)) return false;
        double integral = power * seconds / SecondsAnHour;
        double off = Math.Abs(WitnessCase.NetBetween(start, now) - integral);
        return off > settings.RegisterPowerFloorWh + (settings.RegisterPowerShare * Math.Abs(integral));
    }
}
