using System.Security.Cryptography;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>The device's P-256 and .NET's (OpenSSL) must accept and compute the same.</summary>
public sealed class P256AgainstDotNetTests
{
    private const int Cases = 300;
    private readonly P256 _curve = new();

    [Fact]
    public void Signatures_of_random_keys_are_accepted_by_dotnet()
    {
        var (random, seed) = Seeded();
        byte[] publicKey = new byte[64];
        byte[] signature = new byte[64];
        for (int i = 0; i < Cases; i++)
        {
            byte[] scalar = RandomScalar(random);
            byte[] digest = RandomBytes(random, 32);
            byte[] entropy = RandomBytes(random, 32);
            Assert.True(_curve.TryGetPublicKey(scalar, entropy, publicKey), $"seed {seed} case {i}");
            Assert.True(_curve.TrySign(scalar, digest, entropy, signature), $"seed {seed} case {i}");

            using ECDsa key = ECDsa.Create(Parameters(publicKey));
            Assert.True(key.VerifyHash(digest, signature), $"seed {seed} case {i}");
        }
    }

    [Fact]
    public void Public_keys_and_agreed_secrets_equal_those_of_dotnet()
    {
        var (random, seed) = Seeded();
        byte[] publicKey = new byte[64];
        byte[] shared = new byte[32];
        for (int i = 0; i < Cases; i++)
        {
            using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            using var theirs = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            byte[] scalar = ours.ExportParameters(true).D!;
            byte[] entropy = RandomBytes(random, 32);
            Assert.True(_curve.TryGetPublicKey(scalar, entropy, publicKey));
            byte[] xy = Xy(ours.ExportParameters(false));
            Assert.True(xy.AsSpan().SequenceEqual(publicKey), $"seed {seed} case {i}");

            Assert.True(_curve.TryAgree(scalar, Xy(theirs.ExportParameters(false)), entropy, shared));
            byte[] expected = ours.DeriveRawSecretAgreement(theirs.PublicKey);
            Assert.True(
                expected.AsSpan().SequenceEqual(shared),
                $"scalar {Convert.ToHexString(scalar)} seed {seed} case {i}");
        }
    }

    [Fact]
    public void Signatures_of_dotnet_verify_and_damaged_ones_do_not()
    {
        var (random, seed) = Seeded();
        for (int i = 0; i < Cases; i++)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] publicKey = Xy(key.ExportParameters(false));
            byte[] digest = RandomBytes(random, 32);
            byte[] signature = key.SignHash(digest);
            Assert.True(_curve.Verify(publicKey, digest, signature), $"seed {seed} case {i}");

            int bit = random.Next(512);
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(_curve.Verify(publicKey, digest, signature), $"seed {seed} case {i} signature bit {bit}");
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            bit = random.Next(256);
            digest[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(_curve.Verify(publicKey, digest, signature), $"seed {seed} case {i} digest bit {bit}");
        }
    }

    [Fact]
    public void Prepared_keys_judge_as_unprepared_ones_do()
    {
        var (random, seed) = Seeded();
        for (int i = 0; i < 10; i++)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Assert.True(_curve.TryPrepare(Xy(key.ExportParameters(false)), out P256KeyTable table));
            for (int j = 0; j < Cases / 10; j++)
            {
                byte[] digest = RandomBytes(random, 32);
                byte[] signature = key.SignHash(digest);
                Assert.True(_curve.Verify(table, digest, signature), $"seed {seed} case {i}/{j}");
                signature[random.Next(64)] ^= 1;
                Assert.False(_curve.Verify(table, digest, signature), $"seed {seed} case {i}/{j}");
            }
        }
    }

    [Fact]
    public void Entropy_never_changes_a_signature()
    {
        var (random, seed) = Seeded();
        byte[] scalar = RandomScalar(random);
        byte[] digest = RandomBytes(random, 32);
        byte[] expected = new byte[64];
        byte[] signature = new byte[64];
        Assert.True(_curve.TrySign(scalar, digest, new byte[32], expected));
        for (int i = 0; i < 50; i++)
        {
            Assert.True(_curve.TrySign(scalar, digest, RandomBytes(random, 32), signature));
            Assert.True(expected.AsSpan().SequenceEqual(signature), $"seed {seed} case {i}");
        }
    }

    private static (Random Random, int Seed) Seeded()
    {
        int seed = Random.Shared.Next();
        return (new Random(seed), seed);
    }

    private static byte[] RandomBytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] RandomScalar(Random random) =>
        Hex.Scalar(Hex.Number(RandomBytes(random, 40)) % (Hex.N - 1) + 1);

    private static byte[] Xy(ECParameters parameters) => Hex.Join(parameters.Q.X!, parameters.Q.Y!);

    private static ECParameters Parameters(byte[] xy) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = xy[..32], Y = xy[32..] },
    };
}
