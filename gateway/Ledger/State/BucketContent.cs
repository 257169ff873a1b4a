using System.Buffers.Binary;
using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>A bucket's bytes as they are hashed: whoever holds them can prove or take over the state.</summary>
internal static class BucketContent
{
    public static byte[] Encode(IReadOnlyList<StateEntry>? entries)
    {
        entries ??= [];
        var content = new byte[entries.Sum(entry => (2 * sizeof(int)) + entry.Key.Length + entry.Value.Length)];
        var rest = content.AsSpan();
        foreach (var entry in entries)
        {
            Write(ref rest, entry.Key);
            Write(ref rest, entry.Value);
        }

        return content;
    }

    /// <summary>The leaf of the state's tree.</summary>
    public static Hash256 LeafOf(ReadOnlySpan<byte> content)
    {
        Span<byte> leaf = stackalloc byte[1 + SHA256.HashSizeInBytes];
        leaf[0] = 0;
        SHA256.HashData(content, leaf[1..]);
        return Hash256.Of(leaf);
    }

    /// <summary>Reads what another may have made: keys ascend and belong here, and nothing is left over.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> content, int bucket, ICollection<KeyValuePair<byte[], byte[]>> entries)
    {
        byte[]? last = null;
        while (content.Length > 0)
        {
            if (!TryRead(ref content, out var key) || !TryRead(ref content, out var value)
                || StateBuckets.IndexOf(key) != bucket || (last is not null && last.AsSpan().SequenceCompareTo(key) >= 0))
            {
                return false;
            }

            entries.Add(KeyValuePair.Create(key, value));
            last = key;
        }

        return true;
    }

    private static void Write(ref Span<byte> rest, byte[] part)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, part.Length);
        part.CopyTo(rest[sizeof(int)..]);
        rest = rest[(sizeof(int) + part.Length)..];
    }

    private static bool TryRead(ref ReadOnlySpan<byte> rest, out byte[] part)
    {
        part = [];
        if (rest.Length < sizeof(int))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(rest);
        if (length < 0 || length > rest.Length - sizeof(int))
        {
            return false;
        }

        part = rest.Slice(sizeof(int), length).ToArray();
        rest = rest[(sizeof(int) + length)..];
        return true;
    }
}
