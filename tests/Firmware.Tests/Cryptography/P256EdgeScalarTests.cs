using System.Numerics;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>Scalars that stop the incomplete addition or sit at a table's edge, all of them against the text
/// book.</summary>
public sealed class P256EdgeScalarTests
{
    private static readonly byte[] Entropy = new byte[32];
    private readonly P256 _curve = new();

    public static TheoryData<string> Scalars()
    {
        var scalars = new TheoryData<string>();
        foreach (BigInteger scalar in Edges().Distinct())
        {
            scalars.Add(Convert.ToHexString(Hex.Scalar(scalar)));
        }

        return scalars;
    }

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Public_key_of_an_edge_scalar_equals_the_text_book(string scalar)
    {
        byte[] publicKey = new byte[64];

        Assert.True(_curve.TryGetPublicKey(Hex.Bytes(scalar), Entropy, publicKey));
        Assert.Equal(ReferenceCurve.PublicKey(Hex.Number(scalar)), publicKey);
        Assert.True(_curve.IsValidPublicKey(publicKey));
    }

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Agreement_with_an_edge_scalar_equals_the_text_book(string scalar)
    {
        var theirs = ReferenceCurve.Multiply(987654321, ReferenceCurve.G)!.Value;
        byte[] publicKey = Hex.Join(Hex.Scalar(theirs.X), Hex.Scalar(theirs.Y));
        byte[] shared = new byte[32];

        Assert.True(_curve.TryAgree(Hex.Bytes(scalar), publicKey, Entropy, shared));
        Assert.Equal(Hex.Scalar(ReferenceCurve.Multiply(Hex.Number(scalar), theirs)!.Value.X), shared);
    }

    [Fact]
    public void Digests_of_zeros_ones_and_the_order_sign_and_verify()
    {
        byte[] publicKey = ReferenceCurve.PublicKey(12345);
        byte[] signature = new byte[64];
        Assert.True(_curve.TryPrepare(publicKey, out P256KeyTable table));
        foreach (BigInteger digest in new[] { 0, 1, Hex.N - 1, Hex.N, Hex.N + 1, BigInteger.Pow(2, 256) - 1 })
        {
            Assert.True(_curve.TrySign(Hex.Scalar(12345), Hex.Scalar(digest), Entropy, signature));
            Assert.True(_curve.Verify(publicKey, Hex.Scalar(digest), signature));
            Assert.True(_curve.Verify(table, Hex.Scalar(digest), signature));
        }
    }

    private static IEnumerable<BigInteger> Edges()
    {
        for (int i = 1; i <= 40; i++)
        {
            yield return i;
            yield return Hex.N - i;
        }

        // Where the comb's columns (37), its blocks (19), the key comb's (52, 26) and the limbs (29) begin.
        int[] bits = [4, 18, 19, 20, 26, 29, 37, 38, 52, 58, 74, 111, 148, 185, 222, 223, 232, 240, 254, 255];
        foreach (int bit in bits)
        {
            for (int offset = -1; offset <= 1; offset++)
            {
                yield return BigInteger.Pow(2, bit) + offset;
                yield return Hex.N - BigInteger.Pow(2, bit) + offset;
            }
        }

        yield return Hex.N / 2;
        yield return Hex.N / 2 + 1;
        yield return BigInteger.Pow(2, 255) + BigInteger.Pow(2, 254) - 1;
    }
}
