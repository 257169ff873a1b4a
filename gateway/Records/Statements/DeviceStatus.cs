using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>How an actuator stands: {1: Unix seconds, 2: relays, 3: cause, 4: uptime in seconds}.</summary>
/// <param name="UnixSeconds">When the board looked.</param>
/// <param name="Relays">Bit i set = relay i closed.</param>
/// <param name="Cause">Why the board says so now.</param>
/// <param name="UptimeSeconds">Since the board started.</param>
public sealed record DeviceStatus(long UnixSeconds, uint Relays, DeviceStatusCause Cause, long UptimeSeconds)
{
    public static bool TryParse(ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out DeviceStatus? status)
    {
        status = null;
        var reader = new CanonicalReader(payload.Span);
        if (!(reader.TryReadMap(4)
            && reader.TryReadExactly(1) && reader.TryReadUnsigned(UnixTime.MaxSeconds, out long time)
            && reader.TryReadExactly(2) && reader.TryReadUnsigned(uint.MaxValue, out long relays)
            && reader.TryReadExactly(3)
            && reader.TryReadUnsigned((long)DeviceStatusCause.Button, out long cause)
            && reader.TryReadExactly(4) && reader.TryReadUnsigned(out long uptime)
            && reader.IsAtEnd))
        {
            return false;
        }

        status = new DeviceStatus(time, (uint)relays, (DeviceStatusCause)cause, uptime);
        return true;
    }

    public byte[] Encode() => new CanonicalWriter(32)
        .WriteMap(4)
        .WriteInteger(1).WriteUnsigned(UnixSeconds)
        .WriteInteger(2).WriteUnsigned(Relays)
        .WriteInteger(3).WriteUnsigned((long)Cause)
        .WriteInteger(4).WriteUnsigned(UptimeSeconds)
        .ToArray();
}
