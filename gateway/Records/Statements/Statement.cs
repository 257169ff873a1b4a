using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// What one party signed: a COSE_Sign1 (RFC 9052 section 4.2) that is a link of its signer's own chain.
/// </summary>
/// <remarks>
/// The id is the SHA-256 of the Sig_structure, the very digest that is signed. Were it to cover the signature,
/// anyone could turn (r, s) into the equally valid (r, n-s) and so make a second id for the same statement.
/// </remarks>
public sealed class Statement
{
    /// <summary>Longest statement ever looked at, in bytes.</summary>
    public const int MaxBytes = 16384;

    private const int Tag = 18;

    private IReadOnlyList<Reading>? _readings;

    private Statement(
        ReadOnlyMemory<byte> bytes, in LinkHeader header, ReadOnlyMemory<byte> payload, Hash256 id)
    {
        Bytes = bytes;
        Signer = header.Signer;
        Seq = header.Seq;
        Prev = header.Prev;
        Chain = header.Chain;
        ContentType = header.ContentType;
        Payload = payload;
        Id = id;
    }

    /// <summary>The statement as it came; belongs to the statement from the parse on.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public Address Signer { get; }

    /// <summary>Position in the signer's chain, from 1.</summary>
    public long Seq { get; }

    /// <summary>Id of the signer's link before this one; <see cref="Hash256.Zero"/> for the first.</summary>
    public Hash256 Prev { get; }

    public ChainId Chain { get; }

    /// <summary>One of <see cref="Records.ContentType"/>.</summary>
    public int ContentType { get; }

    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>64 bytes r||s; not covered by <see cref="Id"/>.</summary>
    public ReadOnlyMemory<byte> Signature => Bytes[^Es256Scheme.SignatureSize..];

    /// <summary>SHA-256 of the Sig_structure; duplicates and forks are judged by it.</summary>
    public Hash256 Id { get; }

    /// <summary>The payload of a reading, parsed the first time that it is asked for.</summary>
    /// <remarks>
    /// A gateway asks when a statement arrives, when it carries out the block, and when it fills its index.
    /// Several threads may ask at once; what each finds is the same.
    /// </remarks>
    public bool TryGetReadings([NotNullWhen(true)] out IReadOnlyList<Reading>? readings)
    {
        readings = _readings;
        if (readings is not null) return true;
        if (!ReadingPayload.TryParse(Payload, out readings)) return false;
        _readings = readings;
        return true;
    }

    /// <summary>Reads bytes of any origin; checks form only, no signature and no order.</summary>
    /// <remarks>The statement keeps <paramref name="bytes"/>: nobody may write to them afterwards.</remarks>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Statement? statement)
    {
        statement = null;
        if (bytes.Length > MaxBytes) return false;
        var span = bytes.Span;
        var reader = new CanonicalReader(span);
        if (!reader.TryReadTag(Tag) || !reader.TryReadArray(4)) return false;

        int protectedStart = reader.Position;
        if (!reader.TryReadBytes(out var protectedHeader)) return false;
        int protectedEnd = reader.Position;
        if (!reader.TryReadMap(0)) return false;

        int payloadStart = reader.Position;
        if (!reader.TryReadBytes(out var payload)) return false;
        int payloadEnd = reader.Position;
        if (!reader.TryReadBytes(Es256Scheme.SignatureSize, out _) || !reader.IsAtEnd) return false;
        if (!LinkHeader.TryRead(protectedHeader, out var header)) return false;

        var id = SigStructure.DigestOfOne(span[protectedStart..protectedEnd], span[payloadStart..payloadEnd]);
        var body = bytes.Slice(payloadEnd - payload.Length, payload.Length);
        statement = new Statement(bytes, header, body, id);
        return true;
    }

    /// <summary>Signs and encodes one statement.</summary>
    /// <exception cref="ArgumentException">The statement would be longer than <see cref="MaxBytes"/>.</exception>
    public static byte[] Encode(
        ISigner signer, ChainId chain, int contentType, long seq, Hash256 prev, ReadOnlySpan<byte> payload)
    {
        var header = new LinkHeader(contentType, signer.PublicKey.Address, seq, prev, chain);
        var protectedBstr = new CanonicalWriter(160).WriteBytes(header.Encode());
        var payloadBstr = new CanonicalWriter(payload.Length + 3).WriteBytes(payload);
        var id = SigStructure.DigestOfOne(protectedBstr.WrittenSpan, payloadBstr.WrittenSpan);
        byte[] bytes = new CanonicalWriter(payload.Length + 256)
            .WriteTag(Tag).WriteArray(4)
            .WriteRaw(protectedBstr.WrittenSpan)
            .WriteMap(0)
            .WriteRaw(payloadBstr.WrittenSpan)
            .WriteBytes(signer.Sign(id))
            .ToArray();
        return bytes.Length <= MaxBytes
            ? bytes
            : throw new ArgumentException($"A statement is at most {MaxBytes} bytes.", nameof(payload));
    }
}
