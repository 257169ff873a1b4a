using System.Security.Cryptography;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

public sealed class HkdfSha256Tests
{
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
}
