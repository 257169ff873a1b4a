using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness.Rules;

/// <summary>Each quantity lies where the connection and the grid can be (16.7.0, 32.7.0, 31.7.0,
/// 14.7.0).</summary>
/// <remarks>Zero is always possible: the mains may be off while the meter lives on.</remarks>
internal sealed class RangeRule(WitnessSettings settings) : IWitnessRule
{
    // Three phases share the power: a current is the largest power over the lowest voltage of one of them.
    private const int MilliPerUnit = 1000;
    private const int CentiPerUnit = 100;

    public DoubtReason Reason => DoubtReason.Range;

    public bool Doubts(in WitnessCase reading)
    {
        var now = reading.Now;
        double most = reading.MaxPowerW;
        return IsBeyond(now.PowerW, most) || IsBeyond(now.LowestPowerW, most) || IsBeyond(now.HighestPowerW, most)
            || IsBeyond(now.Milliamps, most / settings.MinVoltageV * MilliPerUnit)
            || IsOutside(now.Millivolts, settings.MinVoltageV * MilliPerUnit, settings.MaxVoltageV * MilliPerUnit)
            || IsOutside(
                now.Centihertz, settings.MinFrequencyHz * CentiPerUnit, settings.MaxFrequencyHz * CentiPerUnit);
    }

    private static bool IsBeyond(long? value, double most) => value is { } present && Math.Abs((double)present) > most;

    private static bool IsOutside(long? value, double least, double most) =>
        value is { } present && present != 0 && (present < least || present > most);
}
