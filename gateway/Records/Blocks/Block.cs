using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>A header with the body it commits to, [header bytes, [[kind, bytes]...]].</summary>
/// <remarks>
/// A block object whose body does not belong to its header cannot exist: entry count and Merkle root are checked
/// when it is made. Whether its entries follow the ledger's rules is not known here.
/// </remarks>
public sealed class Block
{
    private const byte ArrayOfTwo = 0x82;

    private Block(
        BlockHeader header, ReadOnlyMemory<byte> headerBytes, ReadOnlyMemory<byte> body,
        IReadOnlyList<BlockEntry> entries, Hash256[] leaves)
    {
        Header = header;
        HeaderBytes = headerBytes;
        BodyBytes = body;
        Entries = entries;
        Hash = Hash256.Of(headerBytes.Span);
        LeafHashes = leaves;
    }

    public BlockHeader Header { get; }

    public ReadOnlyMemory<byte> HeaderBytes { get; }

    /// <summary>The entries as they stand in the block, [[kind, bytes]...].</summary>
    public ReadOnlyMemory<byte> BodyBytes { get; }

    public IReadOnlyList<BlockEntry> Entries { get; }

    /// <summary>SHA-256 of <see cref="HeaderBytes"/>; the votes name it.</summary>
    public Hash256 Hash { get; }

    /// <summary>Merkle leaves of <see cref="Entries"/>, for proofs.</summary>
    public ReadOnlyMemory<Hash256> LeafHashes { get; }

    /// <summary>Puts a block together; entry count and Merkle root of the header are filled in here.</summary>
    public static Block Create(BlockHeader header, IReadOnlyList<BlockEntry> entries)
    {
        var leaves = HashLeaves(entries);
        var complete = header with { EntryCount = entries.Count, MerkleRoot = MerkleTree.Root(leaves) };
        return new Block(complete, complete.Encode(), EncodeBody(entries), entries, leaves);
    }

    /// <summary>Bytes of <see cref="Encode"/>.</summary>
    public int EncodedLength => HeadLength(HeaderBytes.Length) + HeaderBytes.Length + BodyBytes.Length;

    public byte[] Encode()
    {
        byte[] bytes = new byte[EncodedLength];
        Write(bytes);
        return bytes;
    }

    /// <summary>Writes the encoding into <see cref="EncodedLength"/> bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[0] = ArrayOfTwo;
        int at = 1 + CanonicalWriter.EncodeHead(bytes[1..], CanonicalWriter.MajorBytes, (ulong)HeaderBytes.Length);
        HeaderBytes.Span.CopyTo(bytes[at..]);
        BodyBytes.Span.CopyTo(bytes[(at + HeaderBytes.Length)..]);
    }

    /// <summary>
    /// Reads a block from a peer or the store; false too if the body is not the header's. Keeps the bytes.
    /// </summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Block? block)
    {
        block = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!reader.TryReadArray(2) || !reader.TryReadBytes(out var headerBytes)) return false;
        if (!BlockHeader.TryParse(headerBytes, out var header)) return false;
        int bodyStart = reader.Position;
        if (!reader.TryReadArray(header.EntryCount)) return false;

        // An entry takes three bytes at least: the count alone must not reserve memory.
        var entries = new List<BlockEntry>(Math.Min(header.EntryCount, reader.Remaining / 3));
        for (int i = 0; i < header.EntryCount; i++)
        {
            if (!reader.TryReadArray(2) || !BlockEntry.TryReadKind(ref reader, out var kind)) return false;
            if (!reader.TryReadBytes(out var content)) return false;
            entries.Add(new BlockEntry(kind, bytes.Slice(reader.Position - content.Length, content.Length)));
        }

        if (!reader.IsAtEnd) return false;
        var leaves = HashLeaves(entries);
        if (MerkleTree.Root(leaves) != header.MerkleRoot) return false;
        var head = bytes.Slice(bodyStart - headerBytes.Length, headerBytes.Length);
        block = new Block(header, head, bytes[bodyStart..], entries, leaves);
        return true;
    }

    private static byte[] EncodeBody(IReadOnlyList<BlockEntry> entries)
    {
        var writer = new CanonicalWriter(16 + entries.Sum(entry => entry.Bytes.Length + 8));
        writer.WriteArray(entries.Count);
        foreach (var entry in entries) entry.Write(writer);
        return writer.ToArray();
    }

    private static int HeadLength(int headerLength)
    {
        Span<byte> head = stackalloc byte[9];
        return 1 + CanonicalWriter.EncodeHead(head, CanonicalWriter.MajorBytes, (ulong)headerLength);
    }

    private static Hash256[] HashLeaves(IReadOnlyList<BlockEntry> entries)
    {
        var leaves = new Hash256[entries.Count];
        for (int i = 0; i < leaves.Length; i++) leaves[i] = entries[i].LeafHash();
        return leaves;
    }
}
