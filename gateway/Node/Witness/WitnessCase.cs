using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>One reading before the witness, with all that a rule may know.</summary>
/// <param name="Before">The reading before it in its meter's chain that was not quarantined; null for the
/// first.</param>
/// <param name="PeriodStart">The last reading before it that ended a metering period; null if not known.</param>
/// <param name="ClockUnixSeconds">This gateway's clock.</param>
/// <param name="MaxPowerW">Of the meter's connection.</param>
/// <param name="ImbalanceShare">
/// By which share of its own energy the meter explains what its feeder's meter does not find; 0 without a feeder.
/// </param>
/// <param name="SecondWh">Net energy of the same period as a second meter at the point shows it; null if not
/// known.</param>
internal readonly record struct WitnessCase(
    Reading Now, Reading? Before, Reading? PeriodStart, long ClockUnixSeconds, double MaxPowerW,
    double ImbalanceShare, double? SecondWh)
{
    /// <summary>Net energy since the reading before, Wh.</summary>
    public double? NetWh => Before is { } before ? NetBetween(before, Now) : null;

    public bool Has(ReadingQuality flags) => (Now.Quality & (uint)flags) != 0;

    public static double NetBetween(Reading from, Reading to) =>
        (to.ImportWh - from.ImportWh) - ((to.ExportWh ?? 0) - (from.ExportWh ?? 0));
}
