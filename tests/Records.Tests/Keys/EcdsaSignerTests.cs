using System.Security.Cryptography;

namespace EdgeLedger.Records.Tests.Keys;

public class EcdsaSignerTests
{
    public static TheoryData<string> Cases => Vectors.Names("keys");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scalar_makes_the_public_key_of_the_vector_and_comes_back(string name)
    {
        var vector = Vectors.Find("keys", name);

        using var signer = EcdsaSigner.FromScalar(vector.Bytes("scalarHex"));
        using var fromPem = EcdsaSigner.FromPem(signer.ToPem());

        Assert.Equal(vector.Bytes("xyHex"), signer.PublicKey.Xy.ToArray());
        Assert.Equal(vector.Bytes("scalarHex"), signer.ExportScalar());
        Assert.Equal(signer.PublicKey, fromPem.PublicKey);
    }

    [Fact]
    public void What_it_signs_verifies()
    {
        using var signer = EcdsaSigner.Create();
        var digest = Hash256.Of("reading"u8);

        Assert.True(Es256Scheme.Instance.Verify(signer.PublicKey, digest, signer.Sign(digest)));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void Scalar_out_of_range_is_refused(string hex) =>
        Assert.ThrowsAny<CryptographicException>(() => EcdsaSigner.FromScalar(Convert.FromHexString(hex)));

    [Fact]
    public void Pem_of_another_curve_or_without_a_private_key_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.ThrowsAny<CryptographicException>(() => EcdsaSigner.FromPem(other.ExportPkcs8PrivateKeyPem()));
        Assert.ThrowsAny<CryptographicException>(() => EcdsaSigner.FromPem(own.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<ArgumentException>(() => EcdsaSigner.FromPem("no key"));
    }
}
