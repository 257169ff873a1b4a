using System.Buffers.Binary;
using System.Text;

namespace EdgeLedger.Records;

/// <summary>Writes deterministic CBOR (RFC 8949 section 4.2.1): shortest heads, definite lengths.</summary>
/// <remarks>The order of map keys (bytewise by encoding) is the caller's duty; all formats have fixed
/// keys.</remarks>
public sealed class CanonicalWriter(int capacity = 256)
{
    private byte[] _buffer = new byte[Math.Max(capacity, 16)];

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, Length);

    public byte[] ToArray() => WrittenSpan.ToArray();

    public CanonicalWriter WriteUnsigned(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return WriteHead(0, (ulong)value);
    }

    public CanonicalWriter WriteInteger(long value) =>
        value >= 0 ? WriteHead(0, (ulong)value) : WriteHead(1, (ulong)(-1 - value));

    public CanonicalWriter WriteBytes(ReadOnlySpan<byte> value) =>
        WriteHead(2, (ulong)value.Length).WriteRaw(value);

    public CanonicalWriter WriteText(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        WriteHead(3, (ulong)length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
        return this;
    }

    public CanonicalWriter WriteText(ReadOnlySpan<byte> utf8) => WriteHead(3, (ulong)utf8.Length).WriteRaw(utf8);

    /// <summary>Opens an array; its items follow.</summary>
    public CanonicalWriter WriteArray(int count) => WriteHead(4, (ulong)count);

    /// <summary>Opens a map; its keys and values follow in turn, keys ascending by their encodings.</summary>
    public CanonicalWriter WriteMap(int count) => WriteHead(5, (ulong)count);

    public CanonicalWriter WriteTag(long tag) => WriteHead(6, (ulong)tag);

    public CanonicalWriter WriteNull()
    {
        Reserve(1)[0] = 0xf6;
        return this;
    }

    public CanonicalWriter WriteHash(Hash256 hash)
    {
        WriteHead(2, Hash256.Size);
        hash.CopyTo(Reserve(Hash256.Size));
        return this;
    }

    public CanonicalWriter WriteAddress(Address address)
    {
        WriteHead(2, Address.Size);
        address.CopyTo(Reserve(Address.Size));
        return this;
    }

    /// <summary>Appends bytes that are deterministic CBOR already.</summary>
    public CanonicalWriter WriteRaw(ReadOnlySpan<byte> encoded)
    {
        encoded.CopyTo(Reserve(encoded.Length));
        return this;
    }

    private CanonicalWriter WriteHead(int major, ulong argument)
    {
        byte type = (byte)(major << 5);
        switch (argument)
        {
            case < 24:
                Reserve(1)[0] = (byte)(type | (byte)argument);
                break;
            case <= byte.MaxValue:
                var two = Reserve(2);
                two[0] = (byte)(type | 24);
                two[1] = (byte)argument;
                break;
            case <= ushort.MaxValue:
                var three = Reserve(3);
                three[0] = (byte)(type | 25);
                BinaryPrimitives.WriteUInt16BigEndian(three[1..], (ushort)argument);
                break;
            case <= uint.MaxValue:
                var five = Reserve(5);
                five[0] = (byte)(type | 26);
                BinaryPrimitives.WriteUInt32BigEndian(five[1..], (uint)argument);
                break;
            default:
                var nine = Reserve(9);
                nine[0] = (byte)(type | 27);
                BinaryPrimitives.WriteUInt64BigEndian(nine[1..], argument);
                break;
        }

        return this;
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        }

        var room = _buffer.AsSpan(Length, count);
        Length += count;
        return room;
    }
}
