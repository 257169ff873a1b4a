using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Security.Cryptography;

namespace EdgeLedger.Records;

/// <summary>A point on NIST P-256 (SP 800-186) that checks ECDSA signatures.</summary>
/// <remarks>
/// Importing a key into OpenSSL costs more than twice the verification itself, so an imported one is kept. ECDsa
/// objects promise nothing about two threads at once: each call takes one out of a slot and puts it back, and a
/// thread that finds the slots empty imports its own.
/// </remarks>
public sealed class PublicKey : IEquatable<PublicKey>
{
    /// <summary>Bytes of the raw form x||y, each 32 bytes big-endian.</summary>
    public const int XySize = 64;

    /// <summary>Bytes of the COSE_Key form.</summary>
    public const int CoseKeySize = 77;

    private static readonly BigInteger Prime =
        Parse("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger B =
        Parse("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    private readonly byte[] _xy;
    private ECDsa? _first;
    private ECDsa? _second;

    private PublicKey(ReadOnlySpan<byte> xy)
    {
        _xy = xy.ToArray();
        Address = Address.OfCoseKey(ToCoseKey());
    }

    public ReadOnlySpan<byte> Xy => _xy;

    public Address Address { get; }

    /// <exception cref="ArgumentException">Not 64 bytes, or not a point on the curve.</exception>
    public static PublicKey FromXy(ReadOnlySpan<byte> xy) =>
        TryFromXy(xy, out var key) ? key : throw new ArgumentException("Not a point on P-256.", nameof(xy));

    /// <summary>Refuses a point off the curve: ECDH with one would leak the private key, bit by bit.</summary>
    public static bool TryFromXy(ReadOnlySpan<byte> xy, [NotNullWhen(true)] out PublicKey? key)
    {
        key = xy.Length == XySize && IsOnCurve(xy) ? new PublicKey(xy) : null;
        return key is not null;
    }

    /// <summary>
    /// Reads a COSE_Key (RFC 9053 section 7.1.1) that holds the members of the thumbprint and no others.
    /// </summary>
    public static bool TryFromCoseKey(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out PublicKey? key)
    {
        var reader = new CanonicalReader(bytes);
        key = null;
        return TryRead(ref reader, out key) && reader.IsAtEnd;
    }

    /// <summary>Reads a COSE_Key in the midst of a longer message.</summary>
    public static bool TryRead(ref CanonicalReader reader, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (!(reader.TryReadMap(4)
            && reader.TryReadExactly(1) && reader.TryReadExactly(2)
            && reader.TryReadExactly(-1) && reader.TryReadExactly(1)
            && reader.TryReadExactly(-2) && reader.TryReadBytes(32, out var x)
            && reader.TryReadExactly(-3) && reader.TryReadBytes(32, out var y)))
        {
            return false;
        }

        Span<byte> xy = stackalloc byte[XySize];
        x.CopyTo(xy);
        y.CopyTo(xy[32..]);
        return TryFromXy(xy, out key);
    }

    /// <summary>Reads an array of COSE_Keys, ascending by address, none twice.</summary>
    internal static bool TryReadList(ref CanonicalReader reader, int maximum, out PublicKey[] keys)
    {
        keys = [];
        if (!reader.TryReadArray(out int count) || count > maximum) return false;
        var read = new List<PublicKey>();
        for (int i = 0; i < count; i++)
        {
            if (!TryRead(ref reader, out var key)) return false;
            if (i > 0 && read[i - 1].Address.CompareTo(key.Address) >= 0) return false;
            read.Add(key);
        }

        keys = [.. read];
        return true;
    }

    /// <summary>{1: 2 (EC2), -1: 1 (P-256), -2: x, -3: y} in deterministic CBOR.</summary>
    public byte[] ToCoseKey() => new CanonicalWriter(CoseKeySize)
        .WriteMap(4)
        .WriteInteger(1).WriteInteger(2)
        .WriteInteger(-1).WriteInteger(1)
        .WriteInteger(-2).WriteBytes(_xy.AsSpan(0, 32))
        .WriteInteger(-3).WriteBytes(_xy.AsSpan(32))
        .ToArray();

    public bool Equals(PublicKey? other) => other is not null && _xy.AsSpan().SequenceEqual(other._xy);

    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    public override int GetHashCode() => Address.GetHashCode();

    public override string ToString() => Address.ToString();

    internal bool VerifyEs256(Hash256 digest, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Es256Scheme.SignatureSize) return false;
        Span<byte> hash = stackalloc byte[Hash256.Size];
        digest.CopyTo(hash);
        var ecdsa = Take();
        try
        {
            return ecdsa.VerifyHash(hash, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        finally
        {
            Return(ecdsa);
        }
    }

    internal ECParameters ToParameters() => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = _xy[..32], Y = _xy[32..] },
    };

    private ECDsa Take() =>
        Interlocked.Exchange(ref _first, null)
        ?? Interlocked.Exchange(ref _second, null)
        ?? ECDsa.Create(ToParameters());

    private void Return(ECDsa ecdsa)
    {
        if (Interlocked.CompareExchange(ref _first, ecdsa, null) is null) return;
        if (Interlocked.CompareExchange(ref _second, ecdsa, null) is null) return;
        ecdsa.Dispose();
    }

    private static bool IsOnCurve(ReadOnlySpan<byte> xy)
    {
        var x = new BigInteger(xy[..32], isUnsigned: true, isBigEndian: true);
        var y = new BigInteger(xy[32..], isUnsigned: true, isBigEndian: true);
        return x < Prime && y < Prime && ((y * y) - ((((x * x) - 3) * x) + B)) % Prime == 0;
    }

    private static BigInteger Parse(string hex) =>
        new(Convert.FromHexString(hex), isUnsigned: true, isBigEndian: true);
}
