using System.Buffers;

namespace EdgeLedger.Records;

/// <summary>One entry of a block's body, [kind, bytes].</summary>
public readonly record struct BlockEntry(EntryKind Kind, ReadOnlyMemory<byte> Bytes)
{
    private const int StackBytes = 1024;

    /// <summary>Hash of the Merkle leaf, whose input is the CBOR array [kind, bytes].</summary>
    public Hash256 LeafHash()
    {
        // Tag of a leaf, array head, kind, head of the byte string: at most 8 bytes, as kinds are below 24.
        Span<byte> head = stackalloc byte[8];
        head[0] = MerkleTree.LeafTag;
        head[1] = 0x82;
        head[2] = (byte)Kind;
        int headLength = 3 + CanonicalWriter.EncodeHead(head[3..], CanonicalWriter.MajorBytes, (ulong)Bytes.Length);
        int length = headLength + Bytes.Length;
        byte[]? rented = length > StackBytes ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> leaf = rented ?? stackalloc byte[StackBytes];
        head[..headLength].CopyTo(leaf);
        Bytes.Span.CopyTo(leaf[headLength..]);
        var hash = Hash256.Of(leaf[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    internal void Write(CanonicalWriter writer) =>
        writer.WriteArray(2).WriteUnsigned((long)Kind).WriteBytes(Bytes.Span);

    /// <summary>Reads a kind that a body may hold.</summary>
    public static bool TryReadKind(ref CanonicalReader reader, out EntryKind kind)
    {
        bool read = reader.TryReadUnsigned((long)EntryKind.Evidence, out long value) && value > 0;
        kind = (EntryKind)value;
        return read;
    }
}
