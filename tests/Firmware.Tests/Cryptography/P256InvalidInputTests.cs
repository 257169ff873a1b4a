using System.Numerics;
using System.Security.Cryptography;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>What a hostile sender can put into keys and signatures; most cases are those of project
/// Wycheproof.</summary>
public sealed class P256InvalidInputTests
{
    private static readonly BigInteger Key =
        Hex.Number("51F0AA2ED4D0D0D1F4B6E3B1A5C7E9F00112233445566778899AABBCCDDEEFF0");
    private static readonly byte[] Digest = SHA256.HashData("EdgeLedger"u8);
    private readonly P256 _curve = new();
    private readonly byte[] _publicKey = ReferenceCurve.PublicKey(Key);

    // FIPS 186-5 section 6.4.2, step 1: r and s lie in 1 .. n-1.
    [Fact]
    public void Signature_with_r_or_s_out_of_range_is_refused()
    {
        var (r, s) = Sign(k: 1234567);
        Assert.True(Verify(r, s));
        Assert.True(Verify(r, Hex.N - s), "the mirrored signature is valid too: ids must not cover signatures");
        BigInteger top = BigInteger.Pow(2, 256) - 1;
        foreach (BigInteger wrong in new[] { 0, Hex.N, Hex.N + 1, Hex.P, top })
        {
            Assert.False(Verify(wrong, s));
            Assert.False(Verify(r, wrong));
            Assert.False(Verify(wrong, wrong));
        }

        Assert.False(Verify(s, r));
        Assert.False(Verify(Hex.N - r, s));
        if (r + Hex.N <= top) Assert.False(Verify(r + Hex.N, s));
        if (s + Hex.N <= top) Assert.False(Verify(r, s + Hex.N));
    }

    // Wycheproof: small r and s, s and r near n, s = 1; crafted so that they are valid for some digest.
    [Fact]
    public void Signatures_with_extreme_but_consistent_numbers_are_accepted()
    {
        BigInteger r = Sign(k: 1).R;
        foreach (BigInteger s in new[] { 1, 2, 3, Hex.N - 1, Hex.N - 2, Hex.N / 2, r })
        {
            // s = k^-1 (z + r d) with k = 1 gives z = s - r d.
            BigInteger z = Mod(s - r * Key);
            AssertAccepted(Hex.Scalar(z), r, s);
            Assert.False(_curve.Verify(_publicKey, Hex.Scalar(Mod(z + 12345)), Join(r, s)));
        }
    }

    // Step 6 reduces x modulo n: a point whose x lies in n .. p-1 has r = x - n, and x must not be taken for r
    // only.
    [Fact]
    public void Signature_whose_x_coordinate_exceeds_the_order_is_accepted()
    {
        // The least x >= n on the curve. Its logarithm is unknown: the public key is made to fit instead
        // (recovery).
        BigInteger x = Hex.N;
        BigInteger y;
        while (!TryY(x, out y)) x++;
        BigInteger r = x - Hex.N;
        Assert.InRange(r, 0, 1000);
        if (r.IsZero)
        {
            x++;
            while (!TryY(x, out y)) x++;
            r = x - Hex.N;
        }

        BigInteger s = 424242;
        BigInteger z = Hex.Number(Digest) % Hex.N;
        BigInteger inverse = ReferenceCurve.InverseModN(r);
        var q = ReferenceCurve.Add(
            ReferenceCurve.Multiply(Mod(inverse * s), (x, y)),
            ReferenceCurve.Multiply(Mod(-inverse * z), ReferenceCurve.G))!.Value;
        byte[] publicKey = Hex.Join(Hex.Scalar(q.X), Hex.Scalar(q.Y));

        Assert.True(_curve.Verify(publicKey, Digest, Join(r, s)));
        Assert.True(_curve.TryPrepare(publicKey, out P256KeyTable table));
        Assert.True(_curve.Verify(table, Digest, Join(r, s)));
        Assert.False(_curve.Verify(publicKey, Digest, Join(r + 1, s)));
    }

    // u G + v Q = infinity, which has no x coordinate: z = -r d.
    [Fact]
    public void Signature_that_leads_to_infinity_is_refused()
    {
        BigInteger r = Sign(k: 99).R;
        byte[] digest = Hex.Scalar(Mod(-r * Key));
        Assert.True(_curve.TryPrepare(_publicKey, out P256KeyTable table));
        foreach (BigInteger s in new[] { BigInteger.One, 77, Hex.N - 1 })
        {
            Assert.False(_curve.Verify(_publicKey, digest, Join(r, s)));
            Assert.False(_curve.Verify(table, digest, Join(r, s)));
        }
    }

    // Q = G, -G and other small multiples make the two halves of u G + v Q meet: doublings and opposites in
    // additions.
    [Fact]
    public void Keys_that_are_small_multiples_of_the_base_point_verify()
    {
        foreach (BigInteger key in new[] { 1, 2, 3, 4, 5, 15, 16, 17, Hex.N - 1, Hex.N - 2, Hex.N - 15 })
        {
            byte[] publicKey = ReferenceCurve.PublicKey(key);
            Assert.True(_curve.TryPrepare(publicKey, out P256KeyTable table));
            for (int nonce = 1; nonce <= 12; nonce++)
            {
                BigInteger r = ReferenceCurve.Multiply(nonce, ReferenceCurve.G)!.Value.X % Hex.N;
                BigInteger product = r * key;
                foreach (BigInteger z in new[]
                {
                    0, 1, 2, Hex.N - 1, Mod(product), Mod(1 - product), Mod(nonce * r - product),
                })
                {
                    BigInteger s = Mod(ReferenceCurve.InverseModN(nonce) * (z + r * key));
                    if (s.IsZero) continue;
                    string which = $"key {key} nonce {nonce} z {z}";
                    Assert.True(_curve.Verify(publicKey, Hex.Scalar(z), Join(r, s)), which);
                    Assert.True(_curve.Verify(table, Hex.Scalar(z), Join(r, s)), which);
                    Assert.False(_curve.Verify(publicKey, Hex.Scalar(Mod(z + 5)), Join(r, s)));
                }
            }
        }
    }

    // u and v such that the last addition of the base point's comb meets its own table entry: what comes before it
    // is D G, D being the value of the comb's first column for u, so the sum is 2 D G.
    [Fact]
    public void Signatures_whose_last_addition_is_a_doubling_are_accepted()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        byte[] bytes = new byte[32];
        Assert.True(_curve.TryPrepare(_publicKey, out P256KeyTable table));
        for (int i = 0; i < 8; i++)
        {
            random.NextBytes(bytes);
            BigInteger u = (Hex.Number(bytes) % Hex.N) | 1;
            BigInteger column = FirstCombColumn(u);
            BigInteger v = Mod((2 * column - u) * ReferenceCurve.InverseModN(Key));
            BigInteger r = ReferenceCurve.Multiply(Mod(2 * column), ReferenceCurve.G)!.Value.X % Hex.N;
            BigInteger s = Mod(r * ReferenceCurve.InverseModN(v));
            byte[] digest = Hex.Scalar(Mod(u * s));
            Assert.True(_curve.Verify(_publicKey, digest, Join(r, s)), $"seed {seed} case {i}");
            Assert.True(_curve.Verify(table, digest, Join(r, s)), $"seed {seed} case {i}");
            Assert.False(_curve.Verify(_publicKey, digest, Join(r + 1, s)), $"seed {seed} case {i}");
        }
    }

    // Small u and v themselves: s = z / u and r = v s. The sum's x is r only by construction of neither, so
    // compare.
    [Fact]
    public void Small_multipliers_are_judged_as_dotnet_judges_them()
    {
        using ECDsa theirs = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = _publicKey[..32], Y = _publicKey[32..] },
        });
        Assert.True(_curve.TryPrepare(_publicKey, out P256KeyTable table));
        foreach (BigInteger u in new[] { 0, 1, 2, 3, 16, Hex.N - 1 })
        {
            foreach (BigInteger v in new[] { 1, 2, 3, 15, 16, 17, Hex.N - 1, Hex.N - 16 })
            {
                var sum = ReferenceCurve.Add(
                    ReferenceCurve.Multiply(u, ReferenceCurve.G),
                    ReferenceCurve.Multiply(v, ReferenceCurve.Multiply(Key, ReferenceCurve.G)))!.Value;
                BigInteger r = sum.X % Hex.N;
                BigInteger s = Mod(r * ReferenceCurve.InverseModN(v));
                byte[] digest = Hex.Scalar(Mod(u * s));
                Assert.True(theirs.VerifyHash(digest, Join(r, s)));
                Assert.True(_curve.Verify(_publicKey, digest, Join(r, s)), $"u {u} v {v}");
                Assert.True(_curve.Verify(table, digest, Join(r, s)), $"u {u} v {v}");
                Assert.False(_curve.Verify(_publicKey, digest, Join(Mod(r + 1), s)), $"u {u} v {v}");
            }
        }
    }

    // Signs at bits 0, 37, ... 222 of an odd number written with digits 1 and -1, 259 of them.
    private static BigInteger FirstCombColumn(BigInteger odd)
    {
        BigInteger signs = (odd >> 1) | (BigInteger.One << 258);
        BigInteger column = 0;
        for (int bit = 0; bit < 259; bit += 37)
        {
            column += (signs >> bit).IsEven ? -(BigInteger.One << bit) : BigInteger.One << bit;
        }

        return column;
    }

    private static bool TryY(BigInteger x, out BigInteger y)
    {
        BigInteger square = ((x * x * x - 3 * x + Hex.B) % Hex.P + Hex.P) % Hex.P;
        y = BigInteger.ModPow(square, (Hex.P + 1) / 4, Hex.P);
        return y * y % Hex.P == square;
    }

    private static (BigInteger R, BigInteger S) Sign(BigInteger k)
    {
        BigInteger r = ReferenceCurve.Multiply(k, ReferenceCurve.G)!.Value.X % Hex.N;
        return (r, Mod(ReferenceCurve.InverseModN(k) * (Hex.Number(Digest) + r * Key)));
    }

    private void AssertAccepted(byte[] digest, BigInteger r, BigInteger s)
    {
        Assert.True(_curve.Verify(_publicKey, digest, Join(r, s)), $"r {r} s {s}");
        Assert.True(_curve.TryPrepare(_publicKey, out P256KeyTable table));
        Assert.True(_curve.Verify(table, digest, Join(r, s)), $"r {r} s {s}");
    }

    private bool Verify(BigInteger r, BigInteger s) => _curve.Verify(_publicKey, Digest, Join(r, s));

    private static byte[] Join(BigInteger r, BigInteger s) => Hex.Join(Hex.Scalar(r), Hex.Scalar(s));

    private static BigInteger Mod(BigInteger value) => ((value % Hex.N) + Hex.N) % Hex.N;
}
