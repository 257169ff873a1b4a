using System.Numerics;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>P-256 by the text book, in affine coordinates on big integers: slow and plain, null for
/// infinity.</summary>
internal static class ReferenceCurve
{
    public static readonly (BigInteger X, BigInteger Y) G = (Hex.Gx, Hex.Gy);

    public static (BigInteger X, BigInteger Y)? Add(
        (BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is not { } a) return right;
        if (right is not { } b) return left;
        if (a.X == b.X && Mod(a.Y + b.Y).IsZero) return null;
        BigInteger slope = a.X == b.X
            ? Mod((3 * a.X * a.X - 3) * Inverse(2 * a.Y))
            : Mod((b.Y - a.Y) * Inverse(b.X - a.X));
        BigInteger x = Mod(slope * slope - a.X - b.X);
        return (x, Mod(slope * (a.X - x) - a.Y));
    }

    public static (BigInteger X, BigInteger Y)? Multiply(BigInteger scalar, (BigInteger X, BigInteger Y)? point)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (; !scalar.IsZero; scalar >>= 1)
        {
            if (!scalar.IsEven) sum = Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    public static (BigInteger X, BigInteger Y) Negate((BigInteger X, BigInteger Y) point) =>
        (point.X, Mod(-point.Y));

    public static byte[] PublicKey(BigInteger scalar)
    {
        var point = Multiply(scalar, G)!.Value;
        return Hex.Join(Hex.Scalar(point.X), Hex.Scalar(point.Y));
    }

    public static BigInteger InverseModN(BigInteger value) => BigInteger.ModPow(value, Hex.N - 2, Hex.N);

    // Extended Euclid: several times quicker than a power, and the tests take thousands of inverses.
    private static BigInteger Inverse(BigInteger value)
    {
        var (a, b, x, y) = (Hex.P, Mod(value), BigInteger.Zero, BigInteger.One);
        while (!b.IsZero)
        {
            BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger rest);
            (a, b, x, y) = (b, rest, y, x - quotient * y);
        }

        return x;
    }

    private static BigInteger Mod(BigInteger value) => ((value % Hex.P) + Hex.P) % Hex.P;
}
