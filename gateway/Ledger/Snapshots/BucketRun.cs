using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Snapshots;

/// <summary>Some consecutive buckets of a snapshot, <c>[[content...]]</c> of a bounded size.</summary>
public static class BucketRun
{
    private const int MostBytes = 1 << 20;

    /// <param name="first">At least this bucket is in it, and as many more as fit.</param>
    public static byte[] Encode(StateSnapshot snapshot, int first)
    {
        var count = 0;
        var bytes = 0L;
        while (first + count < snapshot.Buckets.Count && (count == 0 || bytes < MostBytes))
        {
            bytes += snapshot.Buckets[first + count++].Length;
        }

        var writer = new CanonicalWriter((int)bytes + (count * 9) + 16).WriteArray(count);
        for (var bucket = first; bucket < first + count; bucket++)
        {
            writer.WriteBytes(snapshot.Buckets[bucket]);
        }

        return writer.ToArray();
    }

    /// <returns>Contents from the first bucket on; none if the bytes are something else.</returns>
    public static IReadOnlyList<byte[]> Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        var contents = new List<byte[]>();
        if (!reader.TryReadArray(out int count) || count > StateSnapshot.BucketCount)
        {
            return [];
        }

        for (var index = 0; index < count; index++)
        {
            if (!reader.TryReadBytes(out var content))
            {
                return [];
            }

            contents.Add(content.ToArray());
        }

        return reader.IsAtEnd ? contents : [];
    }
}
