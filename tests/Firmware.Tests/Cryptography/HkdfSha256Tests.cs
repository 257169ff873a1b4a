using System.Security.Cryptography;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

public sealed class HkdfSha256Tests
{
    // RFC 5869 appendix A.1, A.2 and A.3.
    [Theory]
    [InlineData(
        "0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B", "000102030405060708090A0B0C", "F0F1F2F3F4F5F6F7F8F9",
        "3CB25F25FAACD57A90434F64D0362F2A2D2D0A90CF1A5A4C5DB02D56ECC4C5BF34007208D5B887185865")]
    [InlineData(
        "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F"
        + "303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F",
        "606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F"
        + "909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAF",
        "B0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF"
        + "E0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF",
        "B11E398DC80327A1C8E7F78C596A49344F012EDA2D4EFAD8A050CC4C19AFA97C59045A99CAC7827271CB41C65E590E09"
        + "DA3275600C2F09B8367793A9ACA3DB71CC30C58179EC3E87C14C01D5C1F3434F1D87")]
    [InlineData(
        "0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B", "", "",
        "8DA4E775A563C18F715F802A063C5A31B8A11F5C5EE1879EC3454E5F3C738D2D9D201395FAA4B61A96C8")]
    public void Derived_key_equals_the_appendix(string secret, string salt, string info, string expected)
    {
        byte[] output = new byte[expected.Length / 2];

        HkdfSha256.Derive(Hex.Bytes(secret), Hex.Bytes(salt), Hex.Bytes(info), output);

        Assert.Equal(expected, Convert.ToHexString(output));
    }

    [Fact]
    public void Derived_keys_of_every_length_to_100_equal_those_of_dotnet()
    {
        byte[] secret = SHA256.HashData([1]);
        byte[] salt = "test-0123456789abcdef"u8.ToArray();
        byte[] info = SHA256.HashData([2]);
        for (int length = 1; length <= 100; length++)
        {
            byte[] output = new byte[length];
            HkdfSha256.Derive(secret, salt, info, output);
            Assert.Equal(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, salt, info), output);
        }
    }

    // Section 2.3: L <= 255 * HashLen.
    [Fact]
    public void Output_beyond_255_blocks_is_refused()
    {
        HkdfSha256.Derive([1], [2], [3], new byte[HkdfSha256.MaxOutputBytes]);
        Assert.Throws<ArgumentException>(
            () => HkdfSha256.Derive([1], [2], [3], new byte[HkdfSha256.MaxOutputBytes + 1]));
    }
}
