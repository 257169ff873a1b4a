using System.Diagnostics.CodeAnalysis;

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

    /// <param name="key">From <see cref="FrameKey.Derive"/> for <see cref="ContentType.HeadFrame"/>.</param>
    public byte[] Encode(ReadOnlySpan<byte> key) => Mac0Message.Encode(
        ContentType.HeadFrame, Gateway, Chain,
        new CanonicalWriter(64)
            .WriteArray(4).WriteUnsigned(Seq).WriteHash(Id).WriteUnsigned(Height).WriteUnsigned(UnixMs)
            .WrittenSpan,
        key);

    /// <summary>Reads a frame and checks its tag under <paramref name="key"/>.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> key, [NotNullWhen(true)] out HeadFrame? frame)
    {
        frame = null;
        return bytes.Length <= MaxBytes
            && Mac0Message.TryOpen(
                bytes, ContentType.HeadFrame, key, out var gateway, out var chain, out var payload)
            && TryReadPayload(payload, gateway, chain, out frame);
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
}
