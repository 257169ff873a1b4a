using System.Security.Cryptography;
using System.Text;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

// RFC 6979 appendix A.2.5: P-256, curve order of 256 bits, messages "sample" and "test".
public sealed class Rfc6979Tests
{
    private const string Scalar = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
    private const string PublicKey =
        "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
        + "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";

    private readonly P256 _curve = new();

    [Theory]
    [InlineData(
        "sample",
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
    [InlineData(
        "test",
        "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367"
        + "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083")]
    public void Signature_with_sha256_equals_the_appendix(string message, string expected)
    {
        byte[] digest = SHA256.HashData(Encoding.ASCII.GetBytes(message));
        byte[] signature = new byte[P256.SignatureBytes];

        Assert.True(_curve.TrySign(Hex.Bytes(Scalar), digest, new byte[32], signature));
        Assert.Equal(expected, Convert.ToHexString(signature));
        Assert.True(_curve.Verify(Hex.Bytes(PublicKey), digest, signature));
    }

    [Fact]
    public void Public_key_equals_the_appendix()
    {
        byte[] publicKey = new byte[P256.PublicKeyBytes];

        Assert.True(_curve.TryGetPublicKey(Hex.Bytes(Scalar), new byte[32], publicKey));
        Assert.Equal(PublicKey, Convert.ToHexString(publicKey));
    }
}
