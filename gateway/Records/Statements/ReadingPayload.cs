using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>Readings as SenML-CBOR (RFC 8428; version 26 = secondary units allowed, RFC 9100).</summary>
/// <remarks>
/// Of all that SenML allows this is one fixed shape, so that equal readings have equal bytes. A record with a
/// base time opens a reading; the records after it, each at most once and in the order of
/// <see cref="ReadingField"/>, belong to it.
/// </remarks>
public static class ReadingPayload
{
    /// <summary>Most readings in one statement.</summary>
    public const int MaxReadings = 64;

    /// <summary>2^53 - 1, which JSON readers and spreadsheets still hold exactly (RFC 7493 section 2.2).</summary>
    public const long MaxValue = (1L << 53) - 1;

    private const int Name = 0;
    private const int Unit = 1;
    private const int Value = 2;
    private const int BaseVersion = -1;
    private const int BaseTime = -3;
    private const int Version = 26;
    private const int DecimalFractionTag = 4;

    /// <summary>
    /// Reads 1 to 64 readings of ascending time; refuses every other encoding of the same facts.
    /// </summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out IReadOnlyList<Reading>? readings)
    {
        readings = null;
        var reader = new CanonicalReader(payload.Span);
        if (!reader.TryReadArray(out int records)) return false;
        if (records is 0 or > MaxReadings * ReadingFields.Count) return false;

        var parsed = new List<Reading>(Math.Min(records, MaxReadings));
        while (records > 0)
        {
            if (parsed.Count == MaxReadings || !TryReadReading(ref reader, ref records, parsed)) return false;
        }

        readings = parsed;
        return reader.IsAtEnd;
    }

    /// <exception cref="ArgumentException">
    /// None or more than 64 readings, times not ascending, or a number out of range.
    /// </exception>
    public static byte[] Encode(IReadOnlyList<Reading> readings)
    {
        if (readings.Count is 0 or > MaxReadings)
        {
            throw new ArgumentException("1 to 64 readings.", nameof(readings));
        }

        var writer = new CanonicalWriter(readings.Count * 96);
        writer.WriteArray(readings.Sum(CountRecords));
        for (int i = 0; i < readings.Count; i++)
        {
            if (i > 0 && readings[i].UnixSeconds <= readings[i - 1].UnixSeconds)
            {
                throw new ArgumentException("Readings ascend in time.", nameof(readings));
            }

            Write(writer, readings[i], isFirst: i == 0);
        }

        return writer.ToArray();
    }

    /// <summary>Encodes a single reading.</summary>
    public static byte[] Encode(Reading reading) => Encode([reading]);

    private static bool TryReadReading(ref CanonicalReader reader, ref int records, List<Reading> parsed)
    {
        bool isFirst = parsed.Count == 0;
        if (!TryReadOpening(ref reader, isFirst, out long import, out long time)) return false;
        if (!isFirst && time <= parsed[^1].UnixSeconds) return false;
        records--;

        Span<long> values = stackalloc long[ReadingFields.Count];
        int present = 0;
        var last = ReadingField.Import;
        while (records > 0 && !IsOpening(reader))
        {
            if (!TryReadRecord(ref reader, last, out var field, out long value)) return false;
            values[(int)field] = value;
            present |= 1 << (int)field;
            last = field;
            records--;
        }

        parsed.Add(ToReading(time, import, values, present));
        return true;
    }

    // An opening record is the only map with more than three members.
    private static bool IsOpening(CanonicalReader reader) => reader.TryReadMap(out int members) && members > 3;

    private static bool TryReadOpening(ref CanonicalReader reader, bool isFirst, out long import, out long time)
    {
        import = 0;
        time = 0;
        return reader.TryReadMap(isFirst ? 5 : 4)
            && reader.TryReadExactly(Name) && reader.TryReadText(out var name) && name.SequenceEqual("1.8.0"u8)
            && reader.TryReadExactly(Unit) && reader.TryReadText(out var unit) && unit.SequenceEqual("Wh"u8)
            && reader.TryReadExactly(Value) && reader.TryReadUnsigned(MaxValue, out import)
            && (!isFirst || (reader.TryReadExactly(BaseVersion) && reader.TryReadExactly(Version)))
            && reader.TryReadExactly(BaseTime) && reader.TryReadUnsigned(UnixTime.MaxSeconds, out time);
    }

    // Looks for names after the last one only: that is both the rule of their order and the fastest search.
    private static bool TryReadRecord(
        ref CanonicalReader reader, ReadingField last, out ReadingField field, out long value)
    {
        field = default;
        value = 0;
        if (!reader.TryReadMap(out int members)
            || !reader.TryReadExactly(Name) || !reader.TryReadText(out var name)
            || !ReadingFields.TryGetAfter(last, name, out field))
        {
            return false;
        }

        var expected = ReadingFields.UnitOf(field);
        if (members != (expected.IsEmpty ? 2 : 3)) return false;
        if (!expected.IsEmpty
            && !(reader.TryReadExactly(Unit) && reader.TryReadText(out var unit) && unit.SequenceEqual(expected)))
        {
            return false;
        }

        return reader.TryReadExactly(Value) && TryReadValue(ref reader, field, out value);
    }

    private static bool TryReadValue(ref CanonicalReader reader, ReadingField field, out long value)
    {
        switch (field)
        {
            case ReadingField.Power or ReadingField.LowestPower or ReadingField.HighestPower:
                return reader.TryReadInteger(out value) && value is >= -MaxValue and <= MaxValue;
            case ReadingField.Frequency:
                value = 0;
                return reader.TryReadTag(DecimalFractionTag) && reader.TryReadArray(2)
                    && reader.TryReadExactly(-2) && reader.TryReadUnsigned(MaxValue, out value);
            case ReadingField.Quality:
                return reader.TryReadUnsigned(uint.MaxValue, out value);
            case ReadingField.Lost:
                return reader.TryReadUnsigned(uint.MaxValue, out value) && value > 0;
            default:
                return reader.TryReadUnsigned(MaxValue, out value);
        }
    }

    private static Reading ToReading(long time, long import, ReadOnlySpan<long> values, int present)
    {
        return new Reading
        {
            UnixSeconds = time,
            ImportWh = import,
            ExportWh = Optional(values, present, ReadingField.Export),
            PowerW = Optional(values, present, ReadingField.Power),
            LowestPowerW = Optional(values, present, ReadingField.LowestPower),
            HighestPowerW = Optional(values, present, ReadingField.HighestPower),
            Millivolts = Optional(values, present, ReadingField.Voltage),
            Milliamps = Optional(values, present, ReadingField.Current),
            Centihertz = Optional(values, present, ReadingField.Frequency),
            Quality = (uint)values[(int)ReadingField.Quality],
            Lost = (uint)values[(int)ReadingField.Lost],
        };
    }

    private static long? Optional(ReadOnlySpan<long> values, int present, ReadingField field) =>
        (present & (1 << (int)field)) == 0 ? null : values[(int)field];

    private static int CountRecords(Reading reading) =>
        2 + (reading.ExportWh is null ? 0 : 1) + (reading.PowerW is null ? 0 : 1)
        + (reading.LowestPowerW is null ? 0 : 1) + (reading.HighestPowerW is null ? 0 : 1)
        + (reading.Millivolts is null ? 0 : 1) + (reading.Milliamps is null ? 0 : 1)
        + (reading.Centihertz is null ? 0 : 1) + (reading.Lost == 0 ? 0 : 1);

    private static void Write(CanonicalWriter writer, Reading reading, bool isFirst)
    {
        writer.WriteMap(isFirst ? 5 : 4)
            .WriteInteger(Name).WriteText("1.8.0")
            .WriteInteger(Unit).WriteText("Wh")
            .WriteInteger(Value).WriteUnsigned(reading.ImportWh);
        if (isFirst) writer.WriteInteger(BaseVersion).WriteInteger(Version);
        writer.WriteInteger(BaseTime).WriteUnsigned(reading.UnixSeconds);

        WriteOptional(writer, ReadingField.Export, reading.ExportWh);
        WriteOptional(writer, ReadingField.Power, reading.PowerW);
        WriteOptional(writer, ReadingField.LowestPower, reading.LowestPowerW);
        WriteOptional(writer, ReadingField.HighestPower, reading.HighestPowerW);
        WriteOptional(writer, ReadingField.Voltage, reading.Millivolts);
        WriteOptional(writer, ReadingField.Current, reading.Milliamps);
        WriteOptional(writer, ReadingField.Frequency, reading.Centihertz);
        WriteOptional(writer, ReadingField.Quality, reading.Quality);
        WriteOptional(writer, ReadingField.Lost, reading.Lost == 0 ? null : reading.Lost);
    }

    private static void WriteOptional(CanonicalWriter writer, ReadingField field, long? value)
    {
        if (value is not long present) return;
        long smallest = ReadingFields.IsSigned(field) ? -MaxValue : 0;
        bool fits = present >= smallest && present <= MaxValue;
        if (!fits) throw new ArgumentException($"{field} of {present} cannot be written.", nameof(value));
        var unit = ReadingFields.UnitOf(field);
        writer.WriteMap(unit.IsEmpty ? 2 : 3).WriteInteger(Name).WriteText(ReadingFields.NameOf(field));
        if (!unit.IsEmpty) writer.WriteInteger(Unit).WriteText(unit);
        writer.WriteInteger(Value);
        if (field == ReadingField.Frequency) writer.WriteTag(DecimalFractionTag).WriteArray(2).WriteInteger(-2);
        writer.WriteInteger(present);
    }
}
