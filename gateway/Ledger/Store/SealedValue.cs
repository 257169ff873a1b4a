using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>A value behind its own SHA-256: no row of the store is without a check.</summary>
internal static class SealedValue
{
    public const int SealBytes = SHA256.HashSizeInBytes;

    public static byte[] Seal(ReadOnlySpan<byte> value)
    {
        var content = new byte[SealBytes + value.Length];
        SHA256.HashData(value, content);
        value.CopyTo(content.AsSpan(SealBytes));
        return content;
    }

    /// <summary>Writes the seal of what follows it.</summary>
    public static void SealInPlace(Span<byte> content) => Hash256.Of(content[SealBytes..]).CopyTo(content);

    public static bool TryOpen(ReadOnlyMemory<byte> content, out ReadOnlyMemory<byte> value)
    {
        value = default;
        if (content.Length < SealBytes)
        {
            return false;
        }

        value = content[SealBytes..];
        Span<byte> hash = stackalloc byte[SealBytes];
        SHA256.HashData(value.Span, hash);
        return hash.SequenceEqual(content.Span[..SealBytes]);
    }
}
