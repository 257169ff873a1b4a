using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// A COSE receipt (RFC 9942): one gateway's signature over a block's Merkle root, with the way up from an entry.
/// </summary>
/// <remarks>
/// 18([{1: -7, 4: gateway address, 395: 1, -65539: chain id}, {396: {-1: [[entry count, leaf index, [path...]]]}},
/// null, signature]), the payload being detached: the root that entry and path lead to. Verifiable data structure
/// 1 is the tree of RFC 9162. It is the word of one gateway, which may be a faulty one, and names neither block
/// nor time;
/// <see cref="StatementProof"/> is the word of a quorum.
/// </remarks>
public sealed record InclusionReceipt(
    Address Gateway, ChainId Chain, long EntryCount, long LeafIndex, IReadOnlyList<Hash256> Path,
    ReadOnlyMemory<byte> Signature)
{
    private const int Tag = 18;
    private const int VerifiableDataStructure = 395;
    private const int Rfc9162Sha256 = 1;
    private const int VerifiableDataProofs = 396;
    private const int InclusionProofs = -1;
    private const int MaxPath = 31;

    /// <summary>Signs the root of a block's tree for one of its entries.</summary>
    /// <param name="entry">Of a block that is final: whoever signs checks that first.</param>
    public static InclusionReceipt Sign(ISigner gateway, ChainId chain, EntryProof entry, BlockHeader header)
    {
        var address = gateway.PublicKey.Address;
        var signature = gateway.Sign(SigningDigest(address, chain, header.MerkleRoot));
        return new InclusionReceipt(address, chain, header.EntryCount, entry.LeafIndex, entry.Path, signature);
    }

    public byte[] Encode()
    {
        var proof = new CanonicalWriter(64 + (Path.Count * 34))
            .WriteArray(3).WriteUnsigned(EntryCount).WriteUnsigned(LeafIndex).WriteArray(Path.Count);
        foreach (var hash in Path) proof.WriteHash(hash);
        return new CanonicalWriter(256 + proof.Length)
            .WriteTag(Tag).WriteArray(4)
            .WriteBytes(EncodeProtected(Gateway, Chain))
            .WriteMap(1).WriteUnsigned(VerifiableDataProofs)
            .WriteMap(1).WriteInteger(InclusionProofs).WriteArray(1).WriteBytes(proof.WrittenSpan)
            .WriteNull()
            .WriteBytes(Signature.Span)
            .ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out InclusionReceipt? receipt)
    {
        receipt = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!(reader.TryReadTag(Tag) && reader.TryReadArray(4L)
            && reader.TryReadBytes(out var header) && TryReadProtected(header, out var gateway, out var chain)
            && reader.TryReadMap(1L) && reader.TryReadExactly(VerifiableDataProofs)
            && reader.TryReadMap(1L) && reader.TryReadExactly(InclusionProofs)
            && reader.TryReadArray(1L) && reader.TryReadBytes(out var proof)
            && TryReadProof(proof, out long count, out long index, out var path)
            && reader.TryReadNull()
            && reader.TryReadBytes(Es256Scheme.SignatureSize, out var signature) && reader.IsAtEnd))
        {
            return false;
        }

        receipt = new InclusionReceipt(gateway, chain, count, index, path, signature.ToArray());
        return true;
    }

    /// <summary>Whether this gateway vouches for this entry in a tree of these figures.</summary>
    /// <param name="gateway">Of the set that votes where the entry is said to stand.</param>
    public bool Verify(BlockEntry entry, PublicKey gateway, ISignatureScheme scheme) =>
        gateway.Address == Gateway
        && MerkleTree.TryRootOf(entry.LeafHash(), LeafIndex, EntryCount, Path, out var root)
        && scheme.Verify(gateway, SigningDigest(Gateway, Chain, root), Signature.Span);

    private static Hash256 SigningDigest(Address gateway, ChainId chain, Hash256 root) => SigStructure.DigestOfOne(
        new CanonicalWriter(96).WriteBytes(EncodeProtected(gateway, chain)).WrittenSpan,
        new CanonicalWriter(40).WriteHash(root).WrittenSpan);

    private static byte[] EncodeProtected(Address gateway, ChainId chain) => new CanonicalWriter(96)
        .WriteMap(4)
        .WriteInteger(CoseLabel.Algorithm).WriteInteger(Es256Scheme.Algorithm)
        .WriteInteger(CoseLabel.KeyId).WriteAddress(gateway)
        .WriteInteger(VerifiableDataStructure).WriteUnsigned(Rfc9162Sha256)
        .WriteInteger(CoseLabel.Chain).WriteText(chain.Value)
        .ToArray();

    private static bool TryReadProtected(ReadOnlySpan<byte> bytes, out Address gateway, out ChainId chain)
    {
        (gateway, chain) = (default, default);
        var reader = new CanonicalReader(bytes);
        return reader.TryReadMap(4L)
            && reader.TryReadExactly(CoseLabel.Algorithm) && reader.TryReadExactly(Es256Scheme.Algorithm)
            && reader.TryReadExactly(CoseLabel.KeyId) && reader.TryReadAddress(out gateway)
            && reader.TryReadExactly(VerifiableDataStructure) && reader.TryReadExactly(Rfc9162Sha256)
            && reader.TryReadExactly(CoseLabel.Chain) && ChainId.TryRead(ref reader, out chain)
            && reader.IsAtEnd;
    }

    private static bool TryReadProof(
        ReadOnlySpan<byte> bytes, out long count, out long index, out Hash256[] path)
    {
        (count, index, path) = (0, 0, []);
        var reader = new CanonicalReader(bytes);
        if (!(reader.TryReadArray(3L)
            && reader.TryReadUnsigned(int.MaxValue, out count) && reader.TryReadUnsigned(int.MaxValue, out index)
            && reader.TryReadArray(out int length) && length <= MaxPath))
        {
            return false;
        }

        path = new Hash256[length];
        for (int i = 0; i < length; i++)
        {
            if (!reader.TryReadHash(out path[i])) return false;
        }

        return reader.IsAtEnd;
    }
}
