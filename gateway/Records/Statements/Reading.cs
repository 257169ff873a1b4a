namespace EdgeLedger.Records;

/// <summary>What a meter saw over one metering period; null where the meter does not measure it.</summary>
public sealed record Reading
{
    /// <summary>End of the metering period, Unix seconds.</summary>
    public required long UnixSeconds { get; init; }

    /// <summary>OBIS 1.8.0: import register at the end of the period, whole watt-hours rounded down.</summary>
    public required long ImportWh { get; init; }

    /// <summary>OBIS 2.8.0: export register, whole watt-hours rounded down.</summary>
    public long? ExportWh { get; init; }

    /// <summary>OBIS 16.7.0: mean net active power of the period in watts; negative when exporting.</summary>
    public long? PowerW { get; init; }

    /// <summary>OBIS 16.3.0: lowest net active power of the period in watts.</summary>
    public long? LowestPowerW { get; init; }

    /// <summary>OBIS 16.6.0: highest net active power of the period in watts.</summary>
    public long? HighestPowerW { get; init; }

    /// <summary>OBIS 32.7.0.</summary>
    public long? Millivolts { get; init; }

    /// <summary>OBIS 31.7.0.</summary>
    public long? Milliamps { get; init; }

    /// <summary>OBIS 14.7.0: mains frequency in hundredths of a hertz.</summary>
    public long? Centihertz { get; init; }

    /// <summary>OBIS 97.97.0: bits of <see cref="ReadingQuality"/>; none set means nothing to remark.</summary>
    public uint Quality { get; init; }

    /// <summary>Readings that a full outbox dropped since the reading before this one.</summary>
    public uint Lost { get; init; }
}
