using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>The running checksum of a write-ahead log (sqlite.org/fileformat2.html, 4.2).</summary>
internal readonly record struct WalChecksum(uint First, uint Second)
{
    /// <param name="bytes">A multiple of eight bytes.</param>
    public static WalChecksum Add(WalChecksum before, ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var (first, second) = before;
        foreach (var pair in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            var (one, other) = ((uint)pair, (uint)(pair >> 32));
            first += (isBigEndian ? BinaryPrimitives.ReverseEndianness(one) : one) + second;
            second += (isBigEndian ? BinaryPrimitives.ReverseEndianness(other) : other) + first;
        }

        return new WalChecksum(first, second);
    }
}
