using EdgeLedger.Records;

namespace EdgeLedger.Node.Api;

/// <summary>A final reading; what the meter did not send is null.</summary>
/// <param name="UnixSeconds">End of the metering period.</param>
/// <param name="Quality">Bits as in OBIS 97.97.0.</param>
/// <param name="Lost">Readings that the meter's outbox dropped before this one.</param>
internal sealed record ReadingView(
    long UnixSeconds, long ImportWh, long? ExportWh, long? PowerW, long? LowestPowerW,
    long? HighestPowerW, long? Millivolts, long? Milliamps, long? Centihertz, uint Quality,
    uint Lost, long Seq, long Height)
{
    public static ReadingView Of(Reading reading, long seq, long height) => new(
        reading.UnixSeconds, reading.ImportWh, reading.ExportWh, reading.PowerW, reading.LowestPowerW,
        reading.HighestPowerW, reading.Millivolts, reading.Milliamps, reading.Centihertz,
        (uint)reading.Quality, reading.Lost, seq, height);
}
