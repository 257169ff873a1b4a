using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace EdgeLedger.Records;

/// <summary>A quorum's precommits for one block, [height, round, block hash, bitmap, [signature...]].</summary>
/// <remarks>
/// Bit i of the bitmap, least significant first, is validator i by ascending address; the signatures stand in the
/// order of the bits. Spare bits are zero and the counts agree, so that nothing can be hidden in a certificate.
/// </remarks>
public sealed class Certificate
{
    private const int MaxBitmap = (ValidatorSet.MaxCount + 7) / 8;

    private readonly byte[] _bitmap;

    private Certificate(
        long height, int round, Hash256 blockHash, byte[] bitmap, IReadOnlyList<ReadOnlyMemory<byte>> signatures)
    {
        Height = height;
        Round = round;
        BlockHash = blockHash;
        _bitmap = bitmap;
        Signatures = signatures;
    }

    public long Height { get; }

    public int Round { get; }

    public Hash256 BlockHash { get; }

    public ReadOnlyMemory<byte> Bitmap => _bitmap;

    /// <summary>64 bytes each, by ascending index of the voter.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Signatures { get; }

    /// <summary>Gathers precommits, which the caller has checked, into a certificate.</summary>
    /// <exception cref="ArgumentException">A vote is no precommit for this block and round, or is there
    /// twice.</exception>
    public static Certificate Of(ValidatorSet validators, IEnumerable<Vote> precommits)
    {
        var votes = precommits.OrderBy(vote => vote.ValidatorIndex).ToList();
        if (votes.Count == 0 || votes[0].BlockHash is not Hash256 hash)
        {
            throw new ArgumentException("Needs precommits for a block.", nameof(precommits));
        }

        var first = votes[0];
        byte[] bitmap = new byte[BitmapSize(validators.Count)];
        foreach (var vote in votes)
        {
            bool fits = vote.Type == VoteType.Precommit && vote.Height == first.Height && vote.Round == first.Round
                && vote.BlockHash == hash && vote.ValidatorIndex < validators.Count
                && !IsSet(bitmap, vote.ValidatorIndex);
            if (!fits) throw new ArgumentException("Precommits of one step, one a validator.", nameof(precommits));
            bitmap[vote.ValidatorIndex / 8] |= (byte)(1 << (vote.ValidatorIndex % 8));
        }

        return new Certificate(
            first.Height, first.Round, hash, bitmap,
            [.. votes.Select(vote => (ReadOnlyMemory<byte>)vote.Signature)]);
    }

    public bool HasVoteOf(int validatorIndex) =>
        validatorIndex >= 0 && validatorIndex / 8 < _bitmap.Length && IsSet(_bitmap, validatorIndex);

    public byte[] Encode()
    {
        var writer = new CanonicalWriter(64 + (Signatures.Count * 66))
            .WriteArray(5)
            .WriteUnsigned(Height).WriteUnsigned(Round).WriteHash(BlockHash).WriteBytes(_bitmap)
            .WriteArray(Signatures.Count);
        foreach (var signature in Signatures) writer.WriteBytes(signature.Span);
        return writer.ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Certificate? certificate)
    {
        certificate = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!(reader.TryReadArray(5)
            && reader.TryReadUnsigned(out long height) && height > 0
            && reader.TryReadUnsigned(int.MaxValue, out long round)
            && reader.TryReadHash(out var hash)
            && reader.TryReadBytes(out var bitmap) && bitmap.Length is > 0 and <= MaxBitmap
            && reader.TryReadArray(out int count) && count == CountBits(bitmap)))
        {
            return false;
        }

        var signatures = new ReadOnlyMemory<byte>[count];
        for (int i = 0; i < count; i++)
        {
            if (!reader.TryReadBytes(Es256Scheme.SignatureSize, out _)) return false;
            signatures[i] = bytes.Slice(reader.Position - Es256Scheme.SignatureSize, Es256Scheme.SignatureSize);
        }

        if (!reader.IsAtEnd) return false;
        certificate = new Certificate(height, (int)round, hash, bitmap.ToArray(), signatures);
        return true;
    }

    /// <summary>Whether a quorum of these validators precommitted this block on this chain.</summary>
    /// <param name="error">What is wrong, for logs and audits.</param>
    public bool Verify(
        ValidatorSet validators, ChainId chain, ISignatureScheme scheme, [NotNullWhen(false)] out string? error)
    {
        error = FindFault(validators, chain, scheme);
        return error is null;
    }

    private string? FindFault(ValidatorSet validators, ChainId chain, ISignatureScheme scheme)
    {
        if (_bitmap.Length != BitmapSize(validators.Count)) return "the bitmap is not that of these gateways";
        for (int spare = validators.Count; spare < _bitmap.Length * 8; spare++)
        {
            if (IsSet(_bitmap, spare)) return "the bitmap names a gateway that does not exist";
        }

        if (Signatures.Count < validators.Quorum)
        {
            return $"{Signatures.Count} precommits where {validators.Quorum} are needed";
        }

        var digest = Vote.SigningDigest(chain, VoteType.Precommit, Height, Round, BlockHash);
        int next = 0;
        for (int i = 0; i < validators.Count; i++)
        {
            if (!IsSet(_bitmap, i)) continue;
            if (!scheme.Verify(validators[i], digest, Signatures[next++].Span))
            {
                return $"the precommit of {validators[i].Address} is not its own";
            }
        }

        return null;
    }

    private static int BitmapSize(int validators) => (validators + 7) / 8;

    private static bool IsSet(ReadOnlySpan<byte> bitmap, int index) =>
        (bitmap[index / 8] & (1 << (index % 8))) != 0;

    private static int CountBits(ReadOnlySpan<byte> bitmap)
    {
        int count = 0;
        foreach (byte part in bitmap) count += BitOperations.PopCount(part);
        return count;
    }
}
