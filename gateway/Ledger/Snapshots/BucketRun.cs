using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Snapshots;

/// <summary>Some consecutive buckets of a snapshot, <c>[[content...]]</c> of a bounded size.</summary>
public static class BucketRun
{
    private const int MostBytes = 1 << 20;

    /// <param name="first">At least this bucket is in it, and as many more as fit.</param>
    public static byte[] Encode(StateSnapshot snapshot, int first)
    {
        var bytes = 0L;
        return Encode([.. snapshot.Buckets.Skip(first).TakeWhile(content => Fits(content, ref bytes))]);
    }

    public static byte[] Encode(IReadOnlyList<byte[]> contents)
    {
        var writer = new CanonicalWriter(contents.Sum(content => content.Length + 9) + 16).WriteArray(contents.Count);
        foreach (var content in contents)
        {
            writer.WriteBytes(content);
        }

        return writer.ToArray();
    }

    /// <param name="contents">From the first bucket on.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out IReadOnlyList<byte[]>? contents)
    {
        contents = null;
        var reader = new CanonicalReader(bytes);
        var read = new List<byte[]>();
        if (!reader.TryReadArray(out int count) || count > StateSnapshot.BucketCount)
        {
            return false;
        }

        for (var index = 0; index < count; index++)
        {
            if (!reader.TryReadBytes(out var content))
            {
                return false;
            }

            read.Add(content.ToArray());
        }

        contents = read;
        return reader.IsAtEnd;
    }

    private static bool Fits(byte[] content, ref long before)
    {
        var isFirst = before == 0;
        before += content.Length + 9;
        return isFirst || before <= MostBytes;
    }
}
