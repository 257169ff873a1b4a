using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>A gateway's word to a board: these vote from now on. A COSE_Mac0, payload [number,
/// [x||y...]].</summary>
/// <remarks>
/// A board takes it when f + 1 gateways of the roster that it has say the same, and only with a number above that
/// roster's: what an old broker kept does nothing.
/// </remarks>
/// <param name="Gateway">Who speaks.</param>
/// <param name="Number">Of the change that made the set so.</param>
/// <param name="Gateways">Keys ascending by address.</param>
public sealed record RosterFrame(Address Gateway, ChainId Chain, long Number, IReadOnlyList<PublicKey> Gateways)
{
    /// <summary>Longest frame ever looked at, in bytes: 31 keys.</summary>
    public const int MaxBytes = 2400;

    /// <param name="key">From <see cref="FrameKey.Derive"/> for <see cref="ContentType.RosterFrame"/>.</param>
    public byte[] Encode(ReadOnlySpan<byte> key)
    {
        var payload = new CanonicalWriter(16 + (Gateways.Count * 66))
            .WriteArray(2).WriteUnsigned(Number).WriteArray(Gateways.Count);
        foreach (var gateway in Gateways) payload.WriteBytes(gateway.Xy);
        return Mac0Message.Encode(ContentType.RosterFrame, Gateway, Chain, payload.WrittenSpan, key);
    }

    /// <summary>Reads a frame and checks its tag under <paramref name="key"/>.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> key, [NotNullWhen(true)] out RosterFrame? frame)
    {
        frame = null;
        if (bytes.Length > MaxBytes
            || !Mac0Message.TryOpen(
                bytes, ContentType.RosterFrame, key, out var gateway, out var chain, out var payload))
        {
            return false;
        }

        var reader = new CanonicalReader(payload);
        if (!(reader.TryReadArray(2) && reader.TryReadUnsigned(out long number)
            && reader.TryReadArray(out int count) && count is > 0 and <= ValidatorSet.MaxCount))
        {
            return false;
        }

        var keys = new PublicKey[count];
        for (int i = 0; i < count; i++)
        {
            if (!reader.TryReadBytes(PublicKey.XySize, out var xy)) return false;
            if (!PublicKey.TryFromXy(xy, out var read)) return false;
            if (i > 0 && keys[i - 1].Address.CompareTo(read.Address) >= 0) return false;
            keys[i] = read;
        }

        if (!reader.IsAtEnd) return false;
        frame = new RosterFrame(gateway, chain, number, keys);
        return true;
    }
}
