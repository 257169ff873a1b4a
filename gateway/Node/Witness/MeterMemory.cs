using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>What the witness knows of a meter after one link of its chain.</summary>
/// <param name="Last">Newest reading that is not quarantined.</param>
/// <param name="PeriodStart">Newest one that ended a metering period.</param>
internal readonly record struct MeterMemory(Reading? Last, Reading? PeriodStart)
{
    public MeterMemory After(IReadOnlyList<Reading> readings)
    {
        var memory = this;
        foreach (var reading in readings) memory = memory.After(reading);
        return memory;
    }

    public MeterMemory After(Reading reading) => new(
        reading, (reading.Quality & (uint)ReadingQuality.OnChange) == 0 ? reading : PeriodStart);
}
