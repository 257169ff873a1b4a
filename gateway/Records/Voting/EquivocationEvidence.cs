using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>Two different votes of one gateway for one step: proof of its fault, kept in a block.</summary>
/// <remarks>
/// [validator address, first payload, signature, second payload, signature], payloads ascending bytewise, so that
/// one pair of votes makes one piece of evidence.
/// </remarks>
public sealed class EquivocationEvidence
{
    private EquivocationEvidence(
        Address validator, VoteType type, long height, int round,
        Hash256? first, ReadOnlyMemory<byte> firstSignature, Hash256? second, ReadOnlyMemory<byte> secondSignature)
    {
        Validator = validator;
        Type = type;
        Height = height;
        Round = round;
        FirstHash = first;
        FirstSignature = firstSignature;
        SecondHash = second;
        SecondSignature = secondSignature;
    }

    public Address Validator { get; }

    public VoteType Type { get; }

    public long Height { get; }

    public int Round { get; }

    public Hash256? FirstHash { get; }

    public ReadOnlyMemory<byte> FirstSignature { get; }

    public Hash256? SecondHash { get; }

    public ReadOnlyMemory<byte> SecondSignature { get; }

    /// <exception cref="ArgumentException">The votes are not of one step, or agree.</exception>
    public static EquivocationEvidence Of(ValidatorSet validators, Vote one, Vote other)
    {
        bool isFault = one.Type == other.Type && one.Height == other.Height && one.Round == other.Round
            && one.ValidatorIndex == other.ValidatorIndex && one.BlockHash != other.BlockHash;
        if (!isFault)
        {
            throw new ArgumentException("Two different votes of one gateway for one step.", nameof(other));
        }

        var (first, second) = Order(one.BlockHash, other.BlockHash) < 0 ? (one, other) : (other, one);
        return new EquivocationEvidence(
            validators[one.ValidatorIndex].Address, one.Type, one.Height, one.Round, first.BlockHash,
            first.Signature, second.BlockHash, second.Signature);
    }

    public byte[] Encode() => new CanonicalWriter(256)
        .WriteArray(5)
        .WriteAddress(Validator)
        .WriteRaw(Vote.EncodePayload(Type, Height, Round, FirstHash)).WriteBytes(FirstSignature.Span)
        .WriteRaw(Vote.EncodePayload(Type, Height, Round, SecondHash)).WriteBytes(SecondSignature.Span)
        .ToArray();

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out EquivocationEvidence? evidence)
    {
        evidence = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!(reader.TryReadArray(5)
            && reader.TryReadAddress(out var validator)
            && Vote.TryReadPayload(ref reader, out var type, out long height, out int round, out var first)
            && reader.TryReadBytes(Es256Scheme.SignatureSize, out var firstSignature)
            && Vote.TryReadPayload(ref reader, out var type2, out long height2, out int round2, out var second)
            && reader.TryReadBytes(Es256Scheme.SignatureSize, out var secondSignature)
            && reader.IsAtEnd))
        {
            return false;
        }

        bool isOneStep = type == type2 && height == height2 && round == round2;
        if (!isOneStep || Order(first, second) >= 0) return false;
        evidence = new EquivocationEvidence(
            validator, type, height, round, first, firstSignature.ToArray(), second, secondSignature.ToArray());
        return true;
    }

    /// <summary>Whether the accused is a validator and signed both.</summary>
    public bool Verify(ValidatorSet validators, ChainId chain, ISignatureScheme scheme)
    {
        int index = validators.IndexOf(Validator);
        return index >= 0 && Verify(validators[index], chain, scheme);
    }

    /// <summary>Whether the accused, whose key this is, signed both.</summary>
    public bool Verify(PublicKey accused, ChainId chain, ISignatureScheme scheme)
    {
        if (accused.Address != Validator) return false;
        var first = Vote.SigningDigest(chain, Type, Height, Round, FirstHash);
        var second = Vote.SigningDigest(chain, Type, Height, Round, SecondHash);
        return scheme.Verify(accused, first, FirstSignature.Span)
            && scheme.Verify(accused, second, SecondSignature.Span);
    }

    // Bytewise order of the payloads: they differ only in the hash, and a hash (58 20 …) sorts before null (f6).
    private static int Order(Hash256? one, Hash256? other) => (one, other) switch
    {
        (Hash256 a, Hash256 b) => a.CompareTo(b),
        (Hash256, null) => -1,
        (null, Hash256) => 1,
        _ => 0,
    };
}
