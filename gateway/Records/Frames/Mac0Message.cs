using System.Security.Cryptography;

namespace EdgeLedger.Records;

/// <summary>The COSE_Mac0 (RFC 9052 section 6.2) around every frame from a gateway to a board.</summary>
internal static class Mac0Message
{
    private const int Tag = 17;
    private const int Hmac256 = 5;

    public static byte[] Encode(
        int kind, Address gateway, ChainId chain, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> key)
    {
        byte[] header = new CanonicalWriter(96)
            .WriteMap(4)
            .WriteInteger(CoseLabel.Algorithm).WriteInteger(Hmac256)
            .WriteInteger(CoseLabel.ContentType).WriteUnsigned(kind)
            .WriteInteger(CoseLabel.KeyId).WriteAddress(gateway)
            .WriteInteger(CoseLabel.Chain).WriteText(chain.Value)
            .ToArray();
        return new CanonicalWriter(payload.Length + 192)
            .WriteTag(Tag).WriteArray(4)
            .WriteBytes(header).WriteMap(0).WriteBytes(payload).WriteBytes(TagOf(key, header, payload))
            .ToArray();
    }

    /// <summary>Reads a message and checks its tag and kind.</summary>
    public static bool TryOpen(
        ReadOnlySpan<byte> bytes, int kind, ReadOnlySpan<byte> key, out Address gateway, out ChainId chain,
        out ReadOnlySpan<byte> payload)
    {
        (gateway, chain) = (default, default);
        payload = default;
        var reader = new CanonicalReader(bytes);
        return reader.TryReadTag(Tag) && reader.TryReadArray(4)
            && reader.TryReadBytes(out var header) && reader.TryReadMap(0)
            && reader.TryReadBytes(out payload)
            && reader.TryReadBytes(FrameKey.Size, out var tag) && reader.IsAtEnd
            && CryptographicOperations.FixedTimeEquals(tag, TagOf(key, header, payload))
            && TryReadHeader(header, kind, out gateway, out chain);
    }

    private static bool TryReadHeader(
        ReadOnlySpan<byte> bytes, int kind, out Address gateway, out ChainId chain)
    {
        (gateway, chain) = (default, default);
        var reader = new CanonicalReader(bytes);
        return reader.TryReadMap(4)
            && reader.TryReadExactly(CoseLabel.Algorithm) && reader.TryReadExactly(Hmac256)
            && reader.TryReadExactly(CoseLabel.ContentType) && reader.TryReadExactly(kind)
            && reader.TryReadExactly(CoseLabel.KeyId) && reader.TryReadAddress(out gateway)
            && reader.TryReadExactly(CoseLabel.Chain) && ChainId.TryRead(ref reader, out chain)
            && reader.IsAtEnd;
    }

    // MAC_structure ["MAC0", protected, h'', payload] (RFC 9052 section 6.3).
    private static byte[] TagOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload) =>
        HMACSHA256.HashData(key, new CanonicalWriter(payload.Length + 128)
            .WriteArray(4).WriteText("MAC0").WriteBytes(header).WriteBytes([]).WriteBytes(payload)
            .WrittenSpan);
}
