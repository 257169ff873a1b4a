using System.Buffers.Binary;
using System.Text.Unicode;

namespace EdgeLedger.Records;

/// <summary>
/// Reads deterministic CBOR (RFC 8949 section 4.2.1) and nothing else, without copying or throwing.
/// </summary>
/// <remarks>
/// Two encodings of one value would be two ids of one fact, so a longer head than needed, an indefinite length or
/// a type that no format of the ledger uses (floats, simple values but null) is a failure, not a variant. Every
/// count is bounded by the bytes that are left: a five byte message cannot make anyone allocate for a billion
/// items. Map keys are checked by the formats themselves, which all have fixed keys in fixed order. After a failed
/// read the position is of no use: give the whole input up.
/// </remarks>
public ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private const int MajorUnsigned = 0;
    private const int MajorNegative = 1;
    private const int MajorBytes = 2;
    private const int MajorText = 3;
    private const int MajorArray = 4;
    private const int MajorMap = 5;
    private const int MajorTag = 6;
    private const byte Null = 0xf6;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Offset of the next unread byte.</summary>
    public int Position { get; private set; }

    public readonly int Remaining => _bytes.Length - Position;

    public readonly bool IsAtEnd => Position == _bytes.Length;

    /// <summary>Non-negative integers that fit 63 bits; no quantity of the ledger needs the 64th.</summary>
    public bool TryReadUnsigned(out long value)
    {
        bool read = TryReadHead(MajorUnsigned, out ulong raw) && raw <= long.MaxValue;
        value = (long)raw;
        return read;
    }

    /// <summary>As <see cref="TryReadUnsigned(out long)"/>, and not above <paramref name="maximum"/>.</summary>
    public bool TryReadUnsigned(long maximum, out long value) => TryReadUnsigned(out value) && value <= maximum;

    /// <summary>A signed integer that fits 64 bits.</summary>
    public bool TryReadInteger(out long value)
    {
        value = 0;
        if (IsAtEnd) return false;
        if (_bytes[Position] >> 5 == MajorUnsigned) return TryReadUnsigned(out value);
        if (!TryReadHead(MajorNegative, out ulong raw) || raw > long.MaxValue) return false;
        value = -1 - (long)raw;
        return true;
    }

    /// <summary>Reads one integer of a fixed value: a label, a version, an algorithm.</summary>
    public bool TryReadExactly(long expected) => TryReadInteger(out long value) && value == expected;

    public bool TryReadBytes(out ReadOnlySpan<byte> value) => TryReadString(MajorBytes, out value);

    /// <summary>
    /// A byte string of exactly <paramref name="length"/> bytes: a hash, an address, a signature.
    /// </summary>
    public bool TryReadBytes(int length, out ReadOnlySpan<byte> value) =>
        TryReadString(MajorBytes, out value) && value.Length == length;

    /// <summary>A text string as its UTF-8 bytes, checked to be valid UTF-8.</summary>
    public bool TryReadText(out ReadOnlySpan<byte> utf8) =>
        TryReadString(MajorText, out utf8) && Utf8.IsValid(utf8);

    public bool TryReadArray(out int count) => TryReadCount(MajorArray, out count);

    public bool TryReadArray(long expected) => TryReadCount(MajorArray, out int count) && count == expected;

    /// <summary>Number of key and value pairs of a map.</summary>
    public bool TryReadMap(out int count) => TryReadCount(MajorMap, out count) && count <= Remaining / 2;

    public bool TryReadMap(long expected) => TryReadMap(out int count) && count == expected;

    public bool TryReadTag(long expected) => TryReadHead(MajorTag, out ulong tag) && tag == (ulong)expected;

    public bool TryReadNull()
    {
        if (IsAtEnd || _bytes[Position] != Null) return false;
        Position++;
        return true;
    }

    /// <summary>Tells null from a value where a format allows both.</summary>
    public readonly bool IsNextNull => Position < _bytes.Length && _bytes[Position] == Null;

    public bool TryReadHash(out Hash256 hash)
    {
        hash = default;
        if (!TryReadBytes(Hash256.Size, out var value)) return false;
        hash = Hash256.FromBytes(value);
        return true;
    }

    public bool TryReadAddress(out Address address)
    {
        address = default;
        if (!TryReadBytes(Address.Size, out var value)) return false;
        address = Address.FromBytes(value);
        return true;
    }

    private bool TryReadString(int major, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryReadHead(major, out ulong length) || length > (ulong)Remaining) return false;
        value = _bytes.Slice(Position, (int)length);
        Position += (int)length;
        return true;
    }

    private bool TryReadCount(int major, out int count)
    {
        count = 0;
        if (!TryReadHead(major, out ulong raw) || raw > (ulong)Remaining) return false;
        count = (int)raw;
        return true;
    }

    private bool TryReadHead(int major, out ulong value)
    {
        value = 0;
        if (IsAtEnd) return false;
        byte initial = _bytes[Position];
        if (initial >> 5 != major) return false;

        int information = initial & 0x1f;
        if (information < 24)
        {
            value = (ulong)information;
            Position++;
            return true;
        }

        if (information > 27) return false;   // 28-30 reserved, 31 indefinite length
        int size = 1 << (information - 24);
        if (Remaining < 1 + size) return false;
        var argument = _bytes.Slice(Position + 1, size);
        Position += 1 + size;
        return TryReadArgument(argument, out value);
    }

    // RFC 8949 section 4.2.1: an argument is as short as possible.
    private static bool TryReadArgument(ReadOnlySpan<byte> argument, out ulong value)
    {
        switch (argument.Length)
        {
            case 1:
                value = argument[0];
                return value >= 24;
            case 2:
                value = BinaryPrimitives.ReadUInt16BigEndian(argument);
                return value > byte.MaxValue;
            case 4:
                value = BinaryPrimitives.ReadUInt32BigEndian(argument);
                return value > ushort.MaxValue;
            default:
                value = BinaryPrimitives.ReadUInt64BigEndian(argument);
                return value > uint.MaxValue;
        }
    }
}
