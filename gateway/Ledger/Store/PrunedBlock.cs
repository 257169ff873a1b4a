using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>
/// What is kept of an old block: header, votes, a hash for each statement, and whole every other entry.
/// </summary>
/// <remarks>
/// The hashes are the leaves of the block's Merkle tree: whoever has a statement's bytes can still have it proven.
/// </remarks>
/// <param name="Kept">By place; null where only the leaf is left.</param>
public sealed record PrunedBlock(
    BlockHeader Header, ReadOnlyMemory<byte> HeaderBytes, IReadOnlyList<Hash256> Leaves,
    IReadOnlyList<BlockEntry?> Kept, Certificate Certificate)
{
    /// <summary>Hash of the block.</summary>
    public Hash256 Hash => Hash256.Of(HeaderBytes.Span);

    public static PrunedBlock Of(StoredBlock stored) => new(
        stored.Block.Header, stored.Block.HeaderBytes, stored.Block.LeafHashes.ToArray(),
        [.. stored.Block.Entries.Select(entry => entry.Kind == EntryKind.Statement ? (BlockEntry?)null : entry)],
        stored.Certificate);

    /// <summary>Proof of an entry whose bytes the caller has; null if the block does not hold it.</summary>
    public EntryProof? Prove(BlockEntry entry)
    {
        var leaf = entry.LeafHash();
        var place = Leaves.ToList().IndexOf(leaf);
        return place < 0
            ? null
            : new EntryProof(entry, place, MerkleTree.Path([.. Leaves], place), HeaderBytes, Certificate.Encode());
    }

    /// <summary><c>[[leaf hash] or [kind, bytes]...]</c></summary>
    internal byte[] EncodeBody()
    {
        var writer = new CanonicalWriter(16 + (Leaves.Count * 40));
        writer.WriteArray(Leaves.Count);
        for (var place = 0; place < Leaves.Count; place++)
        {
            if (Kept[place] is { } entry)
            {
                writer.WriteArray(2).WriteUnsigned((long)entry.Kind).WriteBytes(entry.Bytes.Span);
            }
            else
            {
                writer.WriteArray(1).WriteHash(Leaves[place]);
            }
        }

        return writer.ToArray();
    }

    /// <summary>Reads a row; false unless a hash that is right covers every byte of it.</summary>
    internal static bool TryParse(long height, ReadOnlyMemory<byte>[] row, [NotNullWhen(true)] out PrunedBlock? pruned)
    {
        pruned = null;
        if (!SealedValue.TryOpen(row[2], out var votes) || !Certificate.TryParse(votes, out var certificate)
            || certificate.Height != height || certificate.BlockHash != Hash256.Of(row[0].Span)
            || !BlockHeader.TryParse(row[0].Span, out var header) || header.Height != height
            || !TryReadBody(row[1], header, out var leaves, out var kept))
        {
            return false;
        }

        pruned = new PrunedBlock(header, row[0], leaves, kept, certificate);
        return true;
    }

    private static bool TryReadBody(
        ReadOnlyMemory<byte> body, BlockHeader header, out List<Hash256> leaves, out List<BlockEntry?> kept)
    {
        (leaves, kept) = ([], []);
        var reader = new CanonicalReader(body.Span);
        if (!reader.TryReadArray(header.EntryCount))
        {
            return false;
        }

        for (var place = 0; place < header.EntryCount; place++)
        {
            if (!reader.TryReadArray(out int members))
            {
                return false;
            }

            if (members == 1 && reader.TryReadHash(out var leaf))
            {
                leaves.Add(leaf);
                kept.Add(null);
            }
            else if (members == 2 && BlockEntry.TryReadKind(ref reader, out var kind)
                && reader.TryReadBytes(out var content))
            {
                var entry = new BlockEntry(
                    kind, body.Slice(reader.Position - content.Length, content.Length));
                leaves.Add(entry.LeafHash());
                kept.Add(entry);
            }
            else
            {
                return false;
            }
        }

        return reader.IsAtEnd && MerkleTree.Root([.. leaves]) == header.MerkleRoot;
    }
}
