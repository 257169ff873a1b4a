namespace EdgeLedger.Records;

/// <summary>Names (OBIS, IEC 62056-6-1) and units (RFC 8428, RFC 8798) of the quantities on the wire.</summary>
internal static class ReadingFields
{
    public const int Count = 10;

    /// <summary>Finds a name among the quantities that may still follow <paramref name="last"/>.</summary>
    public static bool TryGetAfter(ReadingField last, ReadOnlySpan<byte> name, out ReadingField field)
    {
        for (field = last + 1; field <= ReadingField.Lost; field++)
        {
            if (name.SequenceEqual(NameOf(field))) return true;
        }

        return false;
    }

    public static ReadOnlySpan<byte> NameOf(ReadingField field) => field switch
    {
        ReadingField.Import => "1.8.0"u8,
        ReadingField.Export => "2.8.0"u8,
        ReadingField.Power => "16.7.0"u8,
        ReadingField.LowestPower => "16.3.0"u8,
        ReadingField.HighestPower => "16.6.0"u8,
        ReadingField.Voltage => "32.7.0"u8,
        ReadingField.Current => "31.7.0"u8,
        ReadingField.Frequency => "14.7.0"u8,
        ReadingField.Quality => "97.97.0"u8,
        _ => "lost"u8,
    };

    /// <summary>Net power is negative when exporting; nothing else is.</summary>
    public static bool IsSigned(ReadingField field) =>
        field is ReadingField.Power or ReadingField.LowestPower or ReadingField.HighestPower;

    /// <summary>Empty for a quantity without a unit.</summary>
    public static ReadOnlySpan<byte> UnitOf(ReadingField field) => field switch
    {
        ReadingField.Import or ReadingField.Export => "Wh"u8,
        ReadingField.Power or ReadingField.LowestPower or ReadingField.HighestPower => "W"u8,
        ReadingField.Voltage => "mV"u8,
        ReadingField.Current => "mA"u8,
        ReadingField.Frequency => "Hz"u8,
        _ => default,
    };
}
