using EdgeLedger.Records;

namespace EdgeLedger.Ledger.ReadModel;

// Readings and energy. A row holds the readings of one statement, and statements of one device may overlap in time
// (nothing forbids it), so a row is found by its first reading and judged by each.
public sealed partial class LedgerReadModel
{
    private const int RowsAtATime = 256;
    private const string DeviceId = "(SELECT id FROM device WHERE address = $address)";

    /// <summary>Readings by time, both ends included.</summary>
    public IReadOnlyList<FinalReading> Readings(
        Address device, long fromUnixSeconds = long.MinValue, long toUnixSeconds = long.MaxValue,
        int limit = int.MaxValue)
    {
        if (limit <= 0)
        {
            return [];
        }

        // The first so many by time and seq; at the top the last of them, which gives way to an earlier one.
        var earliest = new PriorityQueue<FinalReading, (long, long)>(
            Comparer<(long, long)>.Create(static (left, right) => right.CompareTo(left)));
        foreach (var row in Rows(device, fromUnixSeconds, toUnixSeconds))
        {
            if (earliest.Count == limit && row[0].Reading.UnixSeconds > earliest.Peek().Reading.UnixSeconds)
            {
                break;
            }

            foreach (var one in row)
            {
                var unix = one.Reading.UnixSeconds;
                if (unix < fromUnixSeconds || unix > toUnixSeconds)
                {
                    continue;
                }

                earliest.Enqueue(one, (unix, one.Seq));
                if (earliest.Count > limit)
                {
                    earliest.Dequeue();
                }
            }
        }

        return [.. earliest.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];
    }

    /// <returns>Null if there is no reading in or before the span.</returns>
    public EnergyFigure? Energy(Address device, long? fromUnixSeconds = null, long? toUnixSeconds = null)
    {
        var first = FirstReading(device, fromUnixSeconds ?? long.MinValue);
        var last = LastReading(device, toUnixSeconds ?? long.MaxValue);
        if (first is not { } begin || last is not { } end || end.UnixSeconds < begin.UnixSeconds)
        {
            return null;
        }

        return new EnergyFigure(
            begin.UnixSeconds, end.UnixSeconds, begin.ImportWh, end.ImportWh,
            CountReadings(device, begin.UnixSeconds, end.UnixSeconds));
    }

    private Reading? FirstReading(Address device, long from) =>
        LastReading(device, from) ?? (Readings(device, from, limit: 1) is [var earliest] ? earliest.Reading : null);

    /// <summary>The last one at or before that time.</summary>
    private Reading? LastReading(Address device, long limit)
    {
        var newest = Query(
            $"SELECT max(unix) FROM reading WHERE device = {DeviceId} AND unix <= $limit",
            [("$address", device.ToArray()), ("$limit", limit)], row => NullableInt64(row, 0))[0];
        return newest is not { } unix
            ? null
            : Rows(device, unix, limit).SelectMany(row => row).Where(one => one.Reading.UnixSeconds <= limit)
                .MaxBy(one => (one.Reading.UnixSeconds, one.Seq))?.Reading;
    }

    // Statements wholly in the span by their number, the others reading by reading.
    private long CountReadings(Address device, long from, long to)
    {
        var whole = Query(
            $"SELECT coalesce(sum(count), 0) FROM reading WHERE device = {DeviceId} "
            + "AND unix BETWEEN $from AND $to AND last_unix <= $to",
            [("$address", device.ToArray()), ("$from", from), ("$to", to)], row => row.GetInt64(0))[0];
        return whole + Rows(device, from, to, "AND NOT (unix >= $from AND last_unix <= $to)")
            .SelectMany(row => row).LongCount(one => one.Reading.UnixSeconds >= from && one.Reading.UnixSeconds <= to);
    }

    /// <summary>Statements with readings that may lie in the span, by the time of their first.</summary>
    private IEnumerable<IReadOnlyList<FinalReading>> Rows(Address device, long from, long to, string also = "")
    {
        var span = Query(
            "SELECT span FROM device WHERE address = $address", [("$address", device.ToArray())],
            row => row.GetInt64(0)).FirstOrDefault();
        var after = from < long.MinValue + span ? long.MinValue : from - span;
        var seq = long.MinValue;
        while (true)
        {
            var page = Query(
                $"""
                SELECT unix, seq, height, payload FROM reading WHERE device = {DeviceId}
                AND (unix, seq) > ($after, $seq) AND unix <= $to AND last_unix >= $from {also}
                ORDER BY unix, seq LIMIT {RowsAtATime}
                """,
                [("$address", device.ToArray()), ("$after", after), ("$seq", seq), ("$from", from), ("$to", to)],
                row => (Unix: row.GetInt64(0), Seq: row.GetInt64(1), Height: row.GetInt64(2), Payload: (byte[])row[3]));
            foreach (var row in page)
            {
                yield return Decode(row.Payload, row.Seq, row.Height);
            }

            if (page.Count < RowsAtATime)
            {
                yield break;
            }

            (after, seq) = (page[^1].Unix, page[^1].Seq);
        }
    }

    // A payload in the index came out of a block that was judged by the same parser.
    private static IReadOnlyList<FinalReading> Decode(byte[] payload, long seq, long height) =>
        ReadingPayload.TryParse(payload, out var readings)
            ? [.. readings.Select(reading => new FinalReading(reading, seq, height))]
            : throw new InvalidDataException("The read model holds readings that cannot be read: delete it.");
}
