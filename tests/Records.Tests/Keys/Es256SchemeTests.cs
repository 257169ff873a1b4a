using System.Numerics;

namespace EdgeLedger.Records.Tests.Keys;

public class Es256SchemeTests
{
    // SP 800-186 section 3.2.1.3: the order of P-256's base point.
    private static readonly BigInteger Order = new(
        Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
        isUnsigned: true, isBigEndian: true);

    public static TheoryData<string> Cases => Vectors.Names("signatures");

    /// <summary>(r, n-s), which verifies wherever (r, s) does.</summary>
    internal static byte[] Mirror(ReadOnlySpan<byte> signature)
    {
        var s = new BigInteger(signature[32..], isUnsigned: true, isBigEndian: true);
        byte[] mirrored = (Order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] result = new byte[64];
        signature[..32].CopyTo(result);
        mirrored.CopyTo(result, 64 - mirrored.Length);
        return result;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Signature_of_another_implementation_verifies(string name)
    {
        var vector = Vectors.Find("signatures", name);
        var key = vector.Key("xyHex");
        byte[] signature = vector.Bytes("signatureHex");

        Assert.True(Es256Scheme.Instance.Verify(key, vector.Hash("digestHex"), signature));
        Assert.True(Es256Scheme.Instance.Verify(key, vector.Hash("digestHex"), Mirror(signature)));
        Assert.False(Es256Scheme.Instance.Verify(key, Hash256.Of([1]), signature));
    }

    [Fact]
    public void Signature_with_any_byte_changed_fails()
    {
        var vector = Vectors.Of("signatures")[0];
        var key = vector.Key("xyHex");
        for (int i = 0; i < Es256Scheme.SignatureSize; i++)
        {
            byte[] signature = vector.Bytes("signatureHex");
            signature[i] ^= 0x10;
            Assert.False(Es256Scheme.Instance.Verify(key, vector.Hash("digestHex"), signature));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(72)]
    public void Signature_of_another_length_fails_without_an_exception(int length) =>
        Assert.False(Es256Scheme.Instance.Verify(
            Vectors.Of("keys")[0].Key("xyHex"), Hash256.Of([1]), new byte[length]));

    // FIPS 186-5 section 6.4.2: r and s outside 1..n-1 are invalid, whatever the digest.
    [Theory]
    [InlineData(0x00, 0x00)]
    [InlineData(0xff, 0xff)]
    [InlineData(0x00, 0xff)]
    [InlineData(0xff, 0x01)]
    public void Numbers_out_of_range_fail_without_an_exception(byte r, byte s)
    {
        byte[] signature = [.. Enumerable.Repeat(r, 32), .. Enumerable.Repeat(s, 32)];

        Assert.False(Es256Scheme.Instance.Verify(
            Vectors.Of("keys")[0].Key("xyHex"), Hash256.Zero, signature));
    }

    [Fact]
    public void One_key_verifies_on_many_threads_at_once()
    {
        var vectors = Vectors.Of("signatures").Take(2).ToList();
        var key = vectors[0].Key("xyHex");
        int right = 0;

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var vector = vectors[i % 2];
            bool expected = i % 5 != 0;
            var digest = expected ? vector.Hash("digestHex") : Hash256.Zero;
            if (Es256Scheme.Instance.Verify(key, digest, vector.Bytes("signatureHex")) == expected)
            {
                Interlocked.Increment(ref right);
            }
        });

        Assert.Equal(400, right);
    }
}
