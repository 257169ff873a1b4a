namespace EdgeLedger.Records;

/// <summary>One entry of a block's body, [kind, bytes].</summary>
public readonly record struct BlockEntry(EntryKind Kind, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Hash of the Merkle leaf, whose input is the CBOR array [kind, bytes].</summary>
    public Hash256 LeafHash()
    {
        var writer = new CanonicalWriter(Bytes.Length + 8);
        Write(writer);
        return MerkleTree.LeafHash(writer.WrittenSpan);
    }

    internal void Write(CanonicalWriter writer) =>
        writer.WriteArray(2).WriteUnsigned((long)Kind).WriteBytes(Bytes.Span);

    internal static bool TryReadKind(ref CanonicalReader reader, out EntryKind kind)
    {
        bool read = reader.TryReadUnsigned((long)EntryKind.Evidence, out long value) && value > 0;
        kind = (EntryKind)value;
        return read;
    }
}
