using EdgeLedger.Records;

namespace EdgeLedger.Cli.Experiments;

/// <summary>One meter, true or compromised: from true energy to what it claims.</summary>
internal sealed class LyingMeter(ISigner signer, ChainId chain, AttackKind attack, double share)
{
    private const double HiddenWatts = 500;
    private const int PeriodsASpike = 20;
    private const double SpikeFactor = 10;
    private const double SecondsAnHour = 3600;

    private double _true = 1_000_000;
    private double _claimed = 1_000_000;
    private double _frozenWatts;
    private long _seq;
    private Hash256 _prev = Hash256.Zero;

    public Address Address => signer.PublicKey.Address;

    /// <summary>After enrolment the chain goes on from its link.</summary>
    public void ContinueFrom(Hash256 link) => (_seq, _prev) = (1, link);

    /// <param name="period">Counts from the first false one; negative before.</param>
    public ClaimedReading Next(int meter, double wattHours, int period, long unixSeconds)
    {
        double watts = wattHours * SecondsAnHour / ProtectionOptions.PeriodSeconds;
        _true += wattHours;
        var (register, power) = period < 0 ? (_claimed += wattHours, watts) : Claim(wattHours, watts, period);
        if (period < 0) _frozenWatts = watts;
        bool isFalse = Math.Abs(register - _true) > 1 || Math.Abs(power - watts) > 1;
        byte[] bytes = Statement.Encode(
            signer, chain, ContentType.Reading, _seq + 1, _prev, ReadingPayload.Encode(new Reading
            {
                UnixSeconds = unixSeconds,
                ImportWh = (long)register,
                PowerW = (long)Math.Round(power),
                Millivolts = 230_000,
            }));
        if (!Statement.TryParse(bytes, out var statement)) throw new InvalidOperationException("Not a statement.");
        (_seq, _prev) = (statement.Seq, statement.Id);
        return new ClaimedReading(meter, statement, isFalse ? attack : AttackKind.None, attack == AttackKind.None);
    }

    private (double Register, double Watts) Claim(double wattHours, double watts, int period)
    {
        switch (attack)
        {
            case AttackKind.Scaled or AttackKind.Subtle:
                return (_claimed += wattHours * share, watts * share);
            case AttackKind.Shifted:
                double left = Math.Max(0, watts - HiddenWatts);
                return (_claimed += left * ProtectionOptions.PeriodSeconds / SecondsAnHour, left);
            case AttackKind.Spike when period % PeriodsASpike == PeriodsASpike / 2:
                return (_true + (wattHours * (SpikeFactor - 1)), watts * SpikeFactor);
            case AttackKind.Frozen:
                return (_claimed, _frozenWatts);
            case AttackKind.Reset:
                if (period == 0) _claimed = 0;
                return (_claimed += wattHours, watts);
            default:
                return (_true, watts);
        }
    }
}
