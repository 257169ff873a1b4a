using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>What several parties signed together: a COSE_Sign (RFC 9052 section 4.1).</summary>
/// <remarks>
/// The id covers body header and payload but no signer: the same deed signed by other parties, or in another order
/// of collecting, is the same transaction. Each signature links into its own signer's chain by its own id.
/// </remarks>
public sealed class Transaction
{
    /// <summary>Longest transaction ever looked at, in bytes.</summary>
    public const int MaxBytes = 65536;

    /// <summary>Most signatures in one transaction.</summary>
    public const int MaxSignatures = 64;

    internal const int Tag = 98;

    private Transaction(
        ReadOnlyMemory<byte> bytes, ChainId chain, int contentType, ReadOnlyMemory<byte> payload, Hash256 id,
        IReadOnlyList<TransactionSignature> signatures)
    {
        Bytes = bytes;
        Chain = chain;
        ContentType = contentType;
        Payload = payload;
        Id = id;
        Signatures = signatures;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public ChainId Chain { get; }

    /// <summary>One of <see cref="Records.ContentType"/>.</summary>
    public int ContentType { get; }

    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>SHA-256 of body protected header || payload, the contents of the two byte strings.</summary>
    public Hash256 Id { get; }

    /// <summary>At least one; ascending by signer, none twice.</summary>
    public IReadOnlyList<TransactionSignature> Signatures { get; }

    /// <summary>Reads bytes of any origin; checks form only. Keeps <paramref name="bytes"/>.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Transaction? transaction)
    {
        transaction = null;
        if (bytes.Length > MaxBytes) return false;
        var span = bytes.Span;
        var reader = new CanonicalReader(span);
        if (!reader.TryReadTag(Tag) || !reader.TryReadArray(4)) return false;

        int bodyStart = reader.Position;
        if (!reader.TryReadBytes(out var body)) return false;
        if (!TryReadBody(body, out int contentType, out var chain)) return false;
        var bodyBstr = span[bodyStart..reader.Position];
        if (!reader.TryReadMap(0)) return false;

        int payloadStart = reader.Position;
        if (!reader.TryReadBytes(out var payload)) return false;
        int payloadEnd = reader.Position;
        if (!reader.TryReadArray(out int count) || count is 0 or > MaxSignatures) return false;

        var signatures = new List<TransactionSignature>(Math.Min(count, reader.Remaining / 64));
        for (int i = 0; i < count; i++)
        {
            if (!TryReadSignature(ref reader, bytes, bodyBstr, span[payloadStart..payloadEnd], out var signature))
            {
                return false;
            }

            if (i > 0 && signatures[i - 1].Signer.CompareTo(signature.Signer) >= 0) return false;
            signatures.Add(signature);
        }

        if (!reader.IsAtEnd) return false;
        var memory = bytes.Slice(payloadEnd - payload.Length, payload.Length);
        transaction = new Transaction(bytes, chain, contentType, memory, IdOf(body, payload), signatures);
        return true;
    }

    /// <summary>
    /// What <paramref name="signer"/> has to sign, for a key that lives elsewhere (a board, a token).
    /// </summary>
    public static Hash256 SigningDigest(
        ChainId chain, int contentType, ReadOnlySpan<byte> payload, Address signer, long seq, Hash256 prev) =>
        SigStructure.DigestOfMany(
            Bstr(EncodeBody(chain, contentType)),
            Bstr(TransactionSignature.EncodeProtected(signer, seq, prev)),
            Bstr(payload));

    internal static byte[] EncodeBody(ChainId chain, int contentType) => new CanonicalWriter(64)
        .WriteMap(2)
        .WriteInteger(CoseLabel.ContentType).WriteUnsigned(contentType)
        .WriteInteger(CoseLabel.Chain).WriteText(chain.Value)
        .ToArray();

    private static byte[] Bstr(ReadOnlySpan<byte> content) =>
        new CanonicalWriter(content.Length + 5).WriteBytes(content).ToArray();

    private static Hash256 IdOf(ReadOnlySpan<byte> body, ReadOnlySpan<byte> payload) =>
        Hash256.Of(new CanonicalWriter(body.Length + payload.Length).WriteRaw(body).WriteRaw(payload).WrittenSpan);

    private static bool TryReadBody(ReadOnlySpan<byte> bytes, out int contentType, out ChainId chain)
    {
        (contentType, chain) = (0, default);
        var reader = new CanonicalReader(bytes);
        if (!(reader.TryReadMap(2)
            && reader.TryReadExactly(CoseLabel.ContentType)
            && reader.TryReadUnsigned(Records.ContentType.Maximum, out long type)
            && reader.TryReadExactly(CoseLabel.Chain) && ChainId.TryRead(ref reader, out chain)
            && reader.IsAtEnd))
        {
            return false;
        }

        contentType = (int)type;
        return true;
    }

    private static bool TryReadSignature(
        ref CanonicalReader reader, ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> bodyBstr,
        ReadOnlySpan<byte> payloadBstr, [NotNullWhen(true)] out TransactionSignature? signature)
    {
        signature = null;
        if (!reader.TryReadArray(3)) return false;
        int start = reader.Position;
        if (!reader.TryReadBytes(out var header)) return false;
        var headerBstr = bytes.Span[start..reader.Position];
        if (!TransactionSignature.TryReadProtected(header, out var signer, out long seq, out var prev))
        {
            return false;
        }

        if (!reader.TryReadMap(0) || !reader.TryReadBytes(Es256Scheme.SignatureSize, out _)) return false;

        signature = new TransactionSignature(
            signer, seq, prev, SigStructure.DigestOfMany(bodyBstr, headerBstr, payloadBstr),
            bytes.Slice(reader.Position - Es256Scheme.SignatureSize, Es256Scheme.SignatureSize));
        return true;
    }
}
