using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>Header and entries in columns of their own; together they are the block's encoding again.</summary>
internal static class BlockBody
{
    /// <summary>What is wrong with a row that cannot be read.</summary>
    public const string Mismatch = "its bytes do not match its hash";

    public static bool TryJoin(
        ReadOnlySpan<byte> header, ReadOnlySpan<byte> body, [NotNullWhen(true)] out Block? block)
    {
        byte[] bytes = [.. Head(header), .. body];
        return Block.TryParse(bytes, out block);
    }

    public static StoredBlock Parse(long height, byte[] header, byte[] body, byte[] certificate, string path) =>
        TryParse(height, [header, body, certificate], out var stored)
            ? stored
            : throw StoreCorruptException.InBlock(height, path, Mismatch);

    /// <summary>
    /// Reads a row; false unless every byte of it is covered by a hash that is right: the body by the header's
    /// Merkle root, the header by the hash in the certificate, the certificate by its seal.
    /// </summary>
    public static bool TryParse(
        long height, ReadOnlyMemory<byte>[] row, [NotNullWhen(true)] out StoredBlock? stored)
    {
        stored = null;
        if (!SealedValue.TryOpen(row[2], out var votes) || !Certificate.TryParse(votes, out var certificate)
            || certificate.Height != height || !TryJoin(row[0].Span, row[1].Span, out var block)
            || block.Hash != certificate.BlockHash || block.Header.Height != height)
        {
            return false;
        }

        stored = new StoredBlock(block, certificate);
        return true;
    }

    private static byte[] Head(ReadOnlySpan<byte> header) =>
        new CanonicalWriter(header.Length + 8).WriteArray(2).WriteBytes(header).ToArray();
}
