using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// A file that proves to anyone with the genesis that an entry is final: no gateway need be asked.
/// </summary>
/// <remarks>[1, kind, entry bytes, leaf index, [path...], header bytes, certificate bytes]</remarks>
public sealed record StatementProof(
    BlockEntry Entry, int LeafIndex, IReadOnlyList<Hash256> Path, ReadOnlyMemory<byte> HeaderBytes,
    ReadOnlyMemory<byte> CertificateBytes)
{
    private const int Version = 1;

    // A tree of 2^31 leaves is 31 levels deep.
    private const int MaxPath = 31;

    public static StatementProof Of(Block block, int entryIndex, Certificate certificate) => new(
        block.Entries[entryIndex], entryIndex, MerkleTree.Path(block.LeafHashes.Span, entryIndex),
        block.HeaderBytes, certificate.Encode());

    public byte[] Encode()
    {
        var writer = new CanonicalWriter(Entry.Bytes.Length + CertificateBytes.Length + 1024)
            .WriteArray(7)
            .WriteUnsigned(Version)
            .WriteUnsigned((long)Entry.Kind)
            .WriteBytes(Entry.Bytes.Span)
            .WriteUnsigned(LeafIndex)
            .WriteArray(Path.Count);
        foreach (var hash in Path) writer.WriteHash(hash);
        return writer.WriteBytes(HeaderBytes.Span).WriteBytes(CertificateBytes.Span).ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out StatementProof? proof)
    {
        proof = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!(reader.TryReadArray(7)
            && reader.TryReadExactly(Version)
            && BlockEntry.TryReadKind(ref reader, out var kind)
            && reader.TryReadBytes(out var entry)))
        {
            return false;
        }

        var entryBytes = bytes.Slice(reader.Position - entry.Length, entry.Length);
        if (!reader.TryReadUnsigned(int.MaxValue, out long index)) return false;
        if (!reader.TryReadArray(out int length) || length > MaxPath) return false;
        var path = new Hash256[length];
        for (int i = 0; i < length; i++)
        {
            if (!reader.TryReadHash(out path[i])) return false;
        }

        if (!reader.TryReadBytes(out var header)) return false;
        var headerBytes = bytes.Slice(reader.Position - header.Length, header.Length);
        if (!reader.TryReadBytes(out var certificate) || !reader.IsAtEnd) return false;
        var certificateBytes = bytes.Slice(reader.Position - certificate.Length, certificate.Length);
        proof = new StatementProof(
            new BlockEntry(kind, entryBytes), (int)index, path, headerBytes, certificateBytes);
        return true;
    }

    /// <summary>Follows the entry to the header and the header to a quorum of the genesis' gateways.</summary>
    /// <param name="error">Which step fails, for the person who asked.</param>
    public bool Verify(Genesis genesis, ISignatureScheme scheme, [NotNullWhen(false)] out string? error)
    {
        if (!BlockHeader.TryParse(HeaderBytes.Span, out var header))
        {
            error = "the header cannot be read";
            return false;
        }

        if (header.Chain != genesis.Chain || header.ValidatorsHash != genesis.Validators.Hash)
        {
            error = $"the block is of {header.Chain} and its gateways, not of {genesis.Chain}";
            return false;
        }

        if (!MerkleTree.VerifyPath(Entry.LeafHash(), LeafIndex, header.EntryCount, Path, header.MerkleRoot))
        {
            error = $"the entry is not number {LeafIndex} of block {header.Height}";
            return false;
        }

        if (!Certificate.TryParse(CertificateBytes, out var certificate))
        {
            error = "the certificate cannot be read";
            return false;
        }

        if (certificate.BlockHash != Hash256.Of(HeaderBytes.Span) || certificate.Height != header.Height)
        {
            error = "the certificate is for another block";
            return false;
        }

        return certificate.Verify(genesis.Validators, genesis.Chain, scheme, out error);
    }
}
