using System.Buffers.Binary;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>The running checksum of a write-ahead log (sqlite.org/fileformat2.html, 4.2).</summary>
internal readonly record struct WalChecksum(uint First, uint Second)
{
    /// <param name="bytes">A multiple of eight bytes.</param>
    public static WalChecksum Add(WalChecksum before, ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var (first, second) = before;
        for (var offset = 0; offset < bytes.Length; offset += 2 * sizeof(uint))
        {
            first += Word(bytes[offset..], isBigEndian) + second;
            second += Word(bytes[(offset + sizeof(uint))..], isBigEndian) + first;
        }

        return new WalChecksum(first, second);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isBigEndian) => isBigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
        : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
