using System.Security.Cryptography;

namespace EdgeLedger.Records.Tests.Keys;

public class Sha256Tests
{
    // Lengths around one block, around the stack buffers of the callers and around the longest direct input.
    [Theory]
    [InlineData(0), InlineData(55), InlineData(56), InlineData(64), InlineData(119), InlineData(1000)]
    [InlineData(8191), InlineData(8192), InlineData(8193), InlineData(100_000)]
    public void Digest_is_that_of_the_framework_at_every_length(int length)
    {
        byte[] data = RandomNumberGenerator.GetBytes(length);

        Assert.Equal(SHA256.HashData(data), Hash256.Of(data).ToArray());
    }
}
