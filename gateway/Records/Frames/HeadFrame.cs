using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace EdgeLedger.Records;

/// <summary>
/// A gateway's word to a board: up to this link your chain is final. A COSE_Mac0 (RFC 9052 section 6.2).
/// </summary>
/// <remarks>A board believes f + 1 gateways that say the same; only then do readings leave its outbox.</remarks>
/// <param name="Gateway">Who speaks.</param>
/// <param name="Seq">Of the board's newest final link; 0 with <see cref="Hash256.Zero"/> before the first.</param>
/// <param name="Height">Of the block that holds it.</param>
/// <param name="UnixMs">Header time of that block.</param>
public sealed record HeadFrame(Address Gateway, ChainId Chain, long Seq, Hash256 Id, long Height, long UnixMs)
{
    /// <summary>Longest frame ever looked at, in bytes.</summary>
    public const int MaxBytes = 512;

    private const int Tag = 17;
    private const int Hmac256 = 5;

    /// <param name="key">From <see cref="FrameKey.Derive"/> for <see cref="ContentType.HeadFrame"/>.</param>
    public byte[] Encode(ReadOnlySpan<byte> key)
    {
        byte[] header = new CanonicalWriter(96)
            .WriteMap(4)
            .WriteInteger(CoseLabel.Algorithm).WriteInteger(Hmac256)
            .WriteInteger(CoseLabel.ContentType).WriteUnsigned(ContentType.HeadFrame)
            .WriteInteger(CoseLabel.KeyId).WriteAddress(Gateway)
            .WriteInteger(CoseLabel.Chain).WriteText(Chain.Value)
            .ToArray();
        byte[] payload = new CanonicalWriter(64)
            .WriteArray(4).WriteUnsigned(Seq).WriteHash(Id).WriteUnsigned(Height).WriteUnsigned(UnixMs)
            .ToArray();
        return new CanonicalWriter(256)
            .WriteTag(Tag).WriteArray(4)
            .WriteBytes(header).WriteMap(0).WriteBytes(payload).WriteBytes(TagOf(key, header, payload))
            .ToArray();
    }

    /// <summary>Reads a frame and checks its tag under <paramref name="key"/>.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> key, [NotNullWhen(true)] out HeadFrame? frame)
    {
        frame = null;
        if (bytes.Length > MaxBytes) return false;
        var reader = new CanonicalReader(bytes);
        if (!(reader.TryReadTag(Tag) && reader.TryReadArray(4)
            && reader.TryReadBytes(out var header) && reader.TryReadMap(0)
            && reader.TryReadBytes(out var payload)
            && reader.TryReadBytes(FrameKey.Size, out var tag) && reader.IsAtEnd))
        {
            return false;
        }

        if (!CryptographicOperations.FixedTimeEquals(tag, TagOf(key, header, payload))) return false;
        return TryReadHeader(header, out var gateway, out var chain)
            && TryReadPayload(payload, gateway, chain, out frame);
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> bytes, out Address gateway, out ChainId chain)
    {
        (gateway, chain) = (default, default);
        var reader = new CanonicalReader(bytes);
        return reader.TryReadMap(4)
            && reader.TryReadExactly(CoseLabel.Algorithm) && reader.TryReadExactly(Hmac256)
            && reader.TryReadExactly(CoseLabel.ContentType) && reader.TryReadExactly(ContentType.HeadFrame)
            && reader.TryReadExactly(CoseLabel.KeyId) && reader.TryReadAddress(out gateway)
            && reader.TryReadExactly(CoseLabel.Chain) && ChainId.TryRead(ref reader, out chain)
            && reader.IsAtEnd;
    }

    private static bool TryReadPayload(
        ReadOnlySpan<byte> bytes, Address gateway, ChainId chain, [NotNullWhen(true)] out HeadFrame? frame)
    {
        frame = null;
        var reader = new CanonicalReader(bytes);
        if (!(reader.TryReadArray(4)
            && reader.TryReadUnsigned(out long seq) && reader.TryReadHash(out var id)
            && reader.TryReadUnsigned(out long height)
            && reader.TryReadUnsigned(UnixTime.MaxMilliseconds, out long unixMs)
            && reader.IsAtEnd))
        {
            return false;
        }

        frame = new HeadFrame(gateway, chain, seq, id, height, unixMs);
        return true;
    }

    // MAC_structure ["MAC0", protected, h'', payload] (RFC 9052 section 6.3).
    private static byte[] TagOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload) =>
        HMACSHA256.HashData(key, new CanonicalWriter(256)
            .WriteArray(4).WriteText("MAC0").WriteBytes(header).WriteBytes([]).WriteBytes(payload)
            .WrittenSpan);
}
