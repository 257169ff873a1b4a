using System.Security.Cryptography;

namespace EdgeLedger.Ledger.State;

/// <summary>How a state key finds its bucket and what a bucket hashes to.</summary>
/// <remarks>
/// A bucket's content is, for each entry in bytewise order of the keys, four bytes of key length, the key, four
/// bytes of value length, the value (lengths most significant byte first), so that no two states share an
/// encoding.
/// </remarks>
internal static class StateBuckets
{
    public const int Count = 4096;

    /// <summary>The first 12 bits of the key's SHA-256.</summary>
    public static int IndexOf(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return (hash[0] << 4) | (hash[1] >> 4);
    }
}
