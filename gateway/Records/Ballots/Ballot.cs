using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// What one gateway says about the plausibility of statements, [gateway address, [item...], signature].
/// </summary>
/// <remarks>
/// Not a statement: it is no link of a chain, and the order in which ballots are heard means nothing. A gateway
/// says one thing about a statement for ever; two different words of it are a <see cref="BallotContradiction"/>.
/// </remarks>
public sealed class Ballot
{
    /// <summary>Most statements in one ballot: more make more ballots.</summary>
    public const int MaxItems = 16;

    /// <summary>Longest encoding in bytes.</summary>
    public const int MaxBytes = 1536;

    private readonly BallotItem[] _items;

    internal Ballot(Address gateway, BallotItem[] items, ReadOnlyMemory<byte> signature)
    {
        Gateway = gateway;
        _items = items;
        Signature = signature;
    }

    public Address Gateway { get; }

    /// <summary>Ascending by statement id, none twice.</summary>
    public IReadOnlyList<BallotItem> Items => _items;

    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>Signs a ballot; whoever calls makes it durable before sending it.</summary>
    /// <param name="items">In any order, of different statements.</param>
    /// <exception cref="ArgumentException">None, too many, one statement twice, or no reason for a
    /// rejection.</exception>
    public static Ballot Sign(ISigner signer, ChainId chain, params IEnumerable<BallotItem> items)
    {
        BallotItem[] sorted = [.. items.OrderBy(item => item.Statement)];
        bool isGood = sorted.Length is > 0 and <= MaxItems && sorted.All(item => item.IsWellFormed)
            && sorted.Zip(sorted.Skip(1)).All(pair => pair.First.Statement != pair.Second.Statement);
        if (!isGood)
        {
            throw new ArgumentException("1 to 16 different statements, each with its reason.", nameof(items));
        }

        byte[] signature = signer.Sign(SigningDigest(chain, EncodePayload(sorted)));
        return new Ballot(signer.PublicKey.Address, sorted, signature);
    }

    public BallotItem? Find(Hash256 statement)
    {
        foreach (var item in _items)
        {
            if (item.Statement == statement) return item;
        }

        return null;
    }

    public byte[] Encode() => new CanonicalWriter(128 + (_items.Length * BallotItem.MaxBytes))
        .WriteArray(3)
        .WriteAddress(Gateway)
        .WriteRaw(EncodePayload(_items))
        .WriteBytes(Signature.Span)
        .ToArray();

    /// <summary>Reads bytes of any origin; checks form only.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Ballot? ballot)
    {
        ballot = null;
        if (bytes.Length > MaxBytes) return false;
        var reader = new CanonicalReader(bytes.Span);
        if (!(reader.TryReadArray(3)
            && reader.TryReadAddress(out var gateway)
            && TryReadPayload(ref reader, out var items)
            && reader.TryReadBytes(Es256Scheme.SignatureSize, out var signature)
            && reader.IsAtEnd))
        {
            return false;
        }

        ballot = new Ballot(gateway, items, signature.ToArray());
        return true;
    }

    /// <summary>Whether it comes from one of these gateways and is really signed by it.</summary>
    public bool Verify(ValidatorSet validators, ChainId chain, ISignatureScheme scheme)
    {
        int index = validators.IndexOf(Gateway);
        return index >= 0 && Verify(validators[index], chain, scheme);
    }

    /// <summary>Whether its gateway, whose key this is, really signed it.</summary>
    public bool Verify(PublicKey gateway, ChainId chain, ISignatureScheme scheme) =>
        gateway.Address == Gateway && scheme.Verify(gateway, SigningDigest(chain), Signature.Span);

    public Hash256 SigningDigest(ChainId chain) => SigningDigest(chain, EncodePayload(_items));

    internal static Hash256 SigningDigest(ChainId chain, ReadOnlySpan<byte> payload) =>
        VotingDigest.Of(chain, ContentType.Ballot, payload);

    internal byte[] EncodePayload() => EncodePayload(_items);

    internal static bool TryReadPayload(
        ref CanonicalReader reader, [NotNullWhen(true)] out BallotItem[]? items)
    {
        items = null;
        if (!reader.TryReadArray(out int count) || count is 0 or > MaxItems) return false;
        var read = new BallotItem[count];
        for (int i = 0; i < count; i++)
        {
            if (!BallotItem.TryRead(ref reader, out read[i])) return false;
            if (i > 0 && read[i - 1].Statement.CompareTo(read[i].Statement) >= 0) return false;
        }

        items = read;
        return true;
    }

    private static byte[] EncodePayload(BallotItem[] items)
    {
        var writer = new CanonicalWriter(8 + (items.Length * BallotItem.MaxBytes)).WriteArray(items.Length);
        foreach (var item in items) item.Write(writer);
        return writer.ToArray();
    }
}
