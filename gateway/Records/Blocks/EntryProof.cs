using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>An entry, its way up to the header of its block, and the votes that made the block final.</summary>
/// <remarks>[kind, entry bytes, leaf index, [path...], header bytes, certificate bytes]</remarks>
public sealed record EntryProof(
    BlockEntry Entry, int LeafIndex, IReadOnlyList<Hash256> Path, ReadOnlyMemory<byte> HeaderBytes,
    ReadOnlyMemory<byte> CertificateBytes)
{
    private const int Members = 6;

    // A tree of 2^31 leaves is 31 levels deep.
    private const int MaxPath = 31;

    public static EntryProof Of(Block block, int entryIndex, Certificate certificate) => new(
        block.Entries[entryIndex], entryIndex, MerkleTree.Path(block.LeafHashes.Span, entryIndex),
        block.HeaderBytes, certificate.Encode());

    /// <summary>Follows the entry to the header, and the header to a quorum of those who vote at its
    /// height.</summary>
    /// <param name="validators">In force at the height of the header; the caller knows from where.</param>
    /// <param name="header">Read, and on this chain, if the proof holds.</param>
    /// <param name="error">Which step fails, for the person who asked.</param>
    public bool Verify(
        ValidatorSet validators, ChainId chain, ISignatureScheme scheme,
        [NotNullWhen(true)] out BlockHeader? header, [NotNullWhen(false)] out string? error)
    {
        error = BlockHeader.TryParse(HeaderBytes.Span, out header)
            ? FindFault(header, validators, chain, scheme)
            : "the header cannot be read";
        return error is null && header is not null;
    }

    internal void Write(CanonicalWriter writer)
    {
        writer.WriteArray(Members)
            .WriteUnsigned((long)Entry.Kind)
            .WriteBytes(Entry.Bytes.Span)
            .WriteUnsigned(LeafIndex)
            .WriteArray(Path.Count);
        foreach (var hash in Path) writer.WriteHash(hash);
        writer.WriteBytes(HeaderBytes.Span).WriteBytes(CertificateBytes.Span);
    }

    /// <param name="bytes">What the reader reads; the proof keeps them.</param>
    internal static bool TryRead(
        ref CanonicalReader reader, ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out EntryProof? proof)
    {
        proof = null;
        if (!(reader.TryReadArray(Members)
            && BlockEntry.TryReadKind(ref reader, out var kind)
            && TryReadBytes(ref reader, bytes, out var entry)
            && reader.TryReadUnsigned(int.MaxValue, out long index)
            && reader.TryReadArray(out int length) && length <= MaxPath))
        {
            return false;
        }

        var path = new Hash256[length];
        for (int i = 0; i < length; i++)
        {
            if (!reader.TryReadHash(out path[i])) return false;
        }

        if (!TryReadBytes(ref reader, bytes, out var header)) return false;
        if (!TryReadBytes(ref reader, bytes, out var certificate)) return false;
        proof = new EntryProof(new BlockEntry(kind, entry), (int)index, path, header, certificate);
        return true;
    }

    private static bool TryReadBytes(
        ref CanonicalReader reader, ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> content)
    {
        bool isRead = reader.TryReadBytes(out var span);
        content = isRead ? bytes.Slice(reader.Position - span.Length, span.Length) : default;
        return isRead;
    }

    private string? FindFault(
        BlockHeader header, ValidatorSet validators, ChainId chain, ISignatureScheme scheme)
    {
        if (header.Chain != chain) return $"the block is of {header.Chain}, not of {chain}";
        if (header.ValidatorsHash != validators.Hash)
        {
            return $"the gateways of block {header.Height} are not those that the changes lead to";
        }

        if (!MerkleTree.VerifyPath(Entry.LeafHash(), LeafIndex, header.EntryCount, Path, header.MerkleRoot))
        {
            return $"the entry is not number {LeafIndex} of block {header.Height}";
        }

        if (!Certificate.TryParse(CertificateBytes, out var certificate)) return "the certificate cannot be read";
        if (certificate.BlockHash != Hash256.Of(HeaderBytes.Span) || certificate.Height != header.Height)
        {
            return "the certificate is for another block";
        }

        return certificate.Verify(validators, chain, scheme, out string? error) ? null : error;
    }
}
