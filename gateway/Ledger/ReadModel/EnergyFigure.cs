namespace EdgeLedger.Ledger.ReadModel;

/// <summary>Energy drawn between two readings of one meter, as the difference of its import register.</summary>
/// <remarks>
/// From the last reading at or before the beginning asked for (or, where there is none, the first one after it) to
/// the last reading at or before the end. A register never runs backwards, so lost readings in between cost
/// nothing.
/// </remarks>
/// <param name="Readings">Final readings from the one to the other, both counted.</param>
public sealed record EnergyFigure(
    long FromUnixSeconds, long ToUnixSeconds, long FromRegisterWh, long ToRegisterWh, long Readings)
{
    public long WattHours => ToRegisterWh - FromRegisterWh;
}
