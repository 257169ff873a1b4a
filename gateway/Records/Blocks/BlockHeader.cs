using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// What the votes are about: every byte of the block and of the state after it hangs on this array.
/// </summary>
/// <param name="Height">From 1.</param>
/// <param name="UnixMs">Later than the parent's.</param>
/// <param name="Previous">Hash of the header before; the genesis hash at height 1.</param>
/// <param name="MerkleRoot">Over the entries of the body.</param>
/// <param name="StateRoot">Of the ledger state once the block has been applied.</param>
/// <param name="ValidatorsHash">Of the gateways that vote on this block.</param>
public sealed record BlockHeader(
    ChainId Chain, long Height, long UnixMs, Hash256 Previous, int EntryCount, Hash256 MerkleRoot,
    Hash256 StateRoot, Hash256 ValidatorsHash, Address Proposer)
{
    /// <summary>First member of the array.</summary>
    public const int Version = 1;

    /// <summary>SHA-256 of the encoding: the block hash.</summary>
    public Hash256 Hash() => Hash256.Of(Encode());

    public byte[] Encode() => new CanonicalWriter(256)
        .WriteArray(10)
        .WriteUnsigned(Version)
        .WriteText(Chain.Value)
        .WriteUnsigned(Height)
        .WriteUnsigned(UnixMs)
        .WriteHash(Previous)
        .WriteUnsigned(EntryCount)
        .WriteHash(MerkleRoot)
        .WriteHash(StateRoot)
        .WriteHash(ValidatorsHash)
        .WriteAddress(Proposer)
        .ToArray();

    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out BlockHeader? header)
    {
        header = null;
        var reader = new CanonicalReader(bytes);
        if (!(reader.TryReadArray(10)
            && reader.TryReadExactly(Version)
            && ChainId.TryRead(ref reader, out var chain)
            && reader.TryReadUnsigned(out long height) && height > 0
            && reader.TryReadUnsigned(UnixTime.MaxMilliseconds, out long unixMs)
            && reader.TryReadHash(out var previous)
            && reader.TryReadUnsigned(int.MaxValue, out long entryCount)
            && reader.TryReadHash(out var merkleRoot)
            && reader.TryReadHash(out var stateRoot)
            && reader.TryReadHash(out var validatorsHash)
            && reader.TryReadAddress(out var proposer)
            && reader.IsAtEnd))
        {
            return false;
        }

        header = new BlockHeader(
            chain, height, unixMs, previous, (int)entryCount, merkleRoot, stateRoot, validatorsHash, proposer);
        return true;
    }
}
