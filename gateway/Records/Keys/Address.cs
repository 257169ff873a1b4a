using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace EdgeLedger.Records;

/// <summary>
/// Who signed: the first 20 bytes of the COSE Key Thumbprint (RFC 9679, SHA-256) of a public key.
/// </summary>
/// <remarks>Ordered bytewise; written as 40 lower-case hex digits, in topics and in everything a person
/// reads.</remarks>
[SuppressMessage("Design", "CA1036", Justification = "Addresses are sorted, never compared with operators.")]
public readonly struct Address : IEquatable<Address>, IComparable<Address>
{
    /// <summary>Bytes in an address.</summary>
    public const int Size = 20;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly uint _c;

    private Address(ReadOnlySpan<byte> bytes)
    {
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    public static Address Of(PublicKey key) => key.Address;

    /// <exception cref="ArgumentException">Not exactly 20 bytes.</exception>
    public static Address FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("An address is 20 bytes.", nameof(bytes));
        return new Address(bytes);
    }

    /// <summary>Reads 40 hex digits of either case.</summary>
    public static bool TryParse(string? hex, out Address address)
    {
        address = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (!Hex.TryDecode(hex, bytes)) return false;
        address = new Address(bytes);
        return true;
    }

    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], _c);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    public int CompareTo(Address other)
    {
        int order = _a.CompareTo(other._a);
        if (order == 0) order = _b.CompareTo(other._b);
        return order != 0 ? order : _c.CompareTo(other._c);
    }

    public bool Equals(Address other) => _a == other._a && _b == other._b && _c == other._c;

    public override bool Equals(object? obj) => obj is Address other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_a, _b, _c);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    public static bool operator ==(Address left, Address right) => left.Equals(right);

    public static bool operator !=(Address left, Address right) => !left.Equals(right);

    // RFC 9679 section 3: the thumbprint of an EC2 key is over exactly the required members, in deterministic
    // CBOR.
    internal static Address OfCoseKey(ReadOnlySpan<byte> coseKey)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(coseKey, digest);
        return new Address(digest[..Size]);
    }
}
