using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>Header and entries in columns of their own; together they are the block's encoding again.</summary>
internal static class BlockBody
{
    /// <summary>The entries as they stand in the block: <c>[[kind, bytes]...]</c>.</summary>
    public static byte[] Encode(Block block)
    {
        var writer = new CanonicalWriter(16 + block.Entries.Sum(entry => entry.Bytes.Length + 8));
        writer.WriteArray(block.Entries.Count);
        foreach (var entry in block.Entries)
        {
            writer.WriteArray(2).WriteUnsigned((long)entry.Kind).WriteBytes(entry.Bytes.Span);
        }

        return writer.ToArray();
    }

    public static bool TryJoin(
        ReadOnlySpan<byte> header, ReadOnlySpan<byte> body, [NotNullWhen(true)] out Block? block)
    {
        byte[] bytes = [.. Head(header), .. body];
        return Block.TryParse(bytes, out block);
    }

    public static StoredBlock Parse(long height, byte[] header, byte[] body, byte[] certificate, string path) =>
        TryJoin(header, body, out var block) && Certificate.TryParse(certificate, out var votes)
            ? new StoredBlock(block, votes)
            : throw new StoreCorruptException($"Block {height} in {path} cannot be read: run an audit.");

    private static byte[] Head(ReadOnlySpan<byte> header) =>
        new CanonicalWriter(header.Length + 8).WriteArray(2).WriteBytes(header).ToArray();
}
