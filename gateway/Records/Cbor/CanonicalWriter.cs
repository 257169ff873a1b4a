using System.Buffers.Binary;
using System.Text;

namespace EdgeLedger.Records;

/// <summary>Writes deterministic CBOR (RFC 8949 section 4.2.1): shortest heads, definite lengths.</summary>
/// <remarks>The order of map keys (bytewise by encoding) is the caller's duty; all formats have fixed
/// keys.</remarks>
public sealed class CanonicalWriter(int capacity = 256)
{
    internal const int MajorBytes = 2;

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
        WriteHead(MajorBytes, (ulong)value.Length).WriteRaw(value);

    /// <summary>Opens a byte string of that length, for the caller to fill before the next write.</summary>
    public Span<byte> WriteBytes(int length)
    {
        WriteHead(MajorBytes, (ulong)length);
        return Reserve(length);
    }

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
        WriteHead(MajorBytes, Hash256.Size);
        hash.CopyTo(Reserve(Hash256.Size));
        return this;
    }

    public CanonicalWriter WriteAddress(Address address)
    {
        WriteHead(MajorBytes, Address.Size);
        address.CopyTo(Reserve(Address.Size));
        return this;
    }

    /// <summary>Appends bytes that are deterministic CBOR already.</summary>
    public CanonicalWriter WriteRaw(ReadOnlySpan<byte> encoded)
    {
        encoded.CopyTo(Reserve(encoded.Length));
        return this;
    }

    /// <summary>Writes a head into at most nine bytes; answers how many.</summary>
    internal static int EncodeHead(Span<byte> head, int major, ulong argument)
    {
        byte type = (byte)(major << 5);
        switch (argument)
        {
            case < 24:
                head[0] = (byte)(type | (byte)argument);
                return 1;
            case <= byte.MaxValue:
                head[0] = (byte)(type | 24);
                head[1] = (byte)argument;
                return 2;
            case <= ushort.MaxValue:
                head[0] = (byte)(type | 25);
                BinaryPrimitives.WriteUInt16BigEndian(head[1..], (ushort)argument);
                return 3;
            case <= uint.MaxValue:
                head[0] = (byte)(type | 26);
                BinaryPrimitives.WriteUInt32BigEndian(head[1..], (uint)argument);
                return 5;
            default:
                head[0] = (byte)(type | 27);
                BinaryPrimitives.WriteUInt64BigEndian(head[1..], argument);
                return 9;
        }
    }

    private CanonicalWriter WriteHead(int major, ulong argument)
    {
        Span<byte> head = stackalloc byte[9];
        return WriteRaw(head[..EncodeHead(head, major, argument)]);
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
