using System.Globalization;
using System.Numerics;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>Bytes, big numbers and the curve's constants as the vectors print them.</summary>
internal static class Hex
{
    public static readonly BigInteger P = Number(
        "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF");

    public static readonly BigInteger N = Number(
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    public static readonly BigInteger B = Number(
        "5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");

    public static readonly BigInteger Gx = Number(
        "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296");

    public static readonly BigInteger Gy = Number(
        "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5");

    public static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    public static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, null);

    public static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    /// <summary>32 bytes, most significant first.</summary>
    public static byte[] Scalar(BigInteger value)
    {
        byte[] bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
