using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness.Rules;

/// <summary>A register advances no faster than the connection can carry (1.8.0, 2.8.0).</summary>
internal sealed class RateOfChangeRule : IWitnessRule
{
    // A filter gives its samples some seconds late, and a register shows whole watt-hours.
    private const double SlackSeconds = 10;
    private const double SlackWh = 2;
    private const double SecondsAnHour = 3600;

    public DoubtReason Reason => DoubtReason.RateOfChange;

    public bool Doubts(in WitnessCase reading)
    {
        if (reading.Before is not { } before || reading.Has(ReadingQuality.ClockNotSynchronised)) return false;
        double seconds = Math.Max(0, reading.Now.UnixSeconds - before.UnixSeconds) + SlackSeconds;
        double most = (reading.MaxPowerW * seconds / SecondsAnHour) + SlackWh;
        return reading.Now.ImportWh - before.ImportWh > most
            || (reading.Now.ExportWh ?? 0) - (before.ExportWh ?? 0) > most;
    }
}
