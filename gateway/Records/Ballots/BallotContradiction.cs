using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>One gateway's two different words about one statement: proof of its fault, kept in a block.</summary>
/// <remarks>
/// [gateway address, statement id, first payload, signature, second payload, signature], payloads ascending
/// bytewise, so that one pair of ballots makes one piece of evidence. Only the verdicts are compared: a gateway
/// that gives another reason for the same verdict does no harm.
/// </remarks>
public sealed class BallotContradiction
{
    private readonly Ballot _first;
    private readonly Ballot _second;

    private BallotContradiction(Hash256 statement, Ballot first, Ballot second)
    {
        Statement = statement;
        _first = first;
        _second = second;
    }

    public Address Gateway => _first.Gateway;

    public Hash256 Statement { get; }

    /// <exception cref="ArgumentException">They are not of one gateway, or agree about the statement.</exception>
    public static BallotContradiction Of(Hash256 statement, Ballot one, Ballot other)
    {
        bool isFirst = Order(one.EncodePayload(), other.EncodePayload()) < 0;
        return TryCreate(statement, isFirst ? one : other, isFirst ? other : one, out var contradiction)
            ? contradiction
            : throw new ArgumentException("Two ballots of one gateway that differ about it.", nameof(other));
    }

    public byte[] Encode() => new CanonicalWriter(512)
        .WriteArray(6)
        .WriteAddress(Gateway)
        .WriteHash(Statement)
        .WriteRaw(_first.EncodePayload()).WriteBytes(_first.Signature.Span)
        .WriteRaw(_second.EncodePayload()).WriteBytes(_second.Signature.Span)
        .ToArray();

    public static bool TryParse(
        ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out BallotContradiction? contradiction)
    {
        contradiction = null;
        var reader = new CanonicalReader(bytes.Span);
        return reader.TryReadArray(6)
            && reader.TryReadAddress(out var gateway)
            && reader.TryReadHash(out var statement)
            && Ballot.TryReadPayload(ref reader, out var first)
            && reader.TryReadBytes(Es256Scheme.SignatureSize, out var firstSignature)
            && Ballot.TryReadPayload(ref reader, out var second)
            && reader.TryReadBytes(Es256Scheme.SignatureSize, out var secondSignature)
            && reader.IsAtEnd
            && TryCreate(
                statement,
                new Ballot(gateway, first, firstSignature.ToArray()),
                new Ballot(gateway, second, secondSignature.ToArray()),
                out contradiction);
    }

    /// <summary>Whether the accused is a gateway and signed both.</summary>
    public bool Verify(ValidatorSet validators, ChainId chain, ISignatureScheme scheme) =>
        _first.Verify(validators, chain, scheme) && _second.Verify(validators, chain, scheme);

    /// <summary>Whether the accused, whose key this is, signed both.</summary>
    public bool Verify(PublicKey accused, ChainId chain, ISignatureScheme scheme) =>
        _first.Verify(accused, chain, scheme) && _second.Verify(accused, chain, scheme);

    private static bool TryCreate(
        Hash256 statement, Ballot first, Ballot second,
        [NotNullWhen(true)] out BallotContradiction? contradiction)
    {
        bool isFault = first.Gateway == second.Gateway
            && first.Find(statement) is { } one && second.Find(statement) is { } other
            && one.Accepts != other.Accepts
            && Order(first.EncodePayload(), second.EncodePayload()) < 0;
        contradiction = isFault ? new BallotContradiction(statement, first, second) : null;
        return isFault;
    }

    private static int Order(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other);
}
