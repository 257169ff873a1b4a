using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

public sealed class HmacSha256Tests
{
    // RFC 4231 test case 2.
    private const string Tag = "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843";
    private static readonly byte[] Key = "Jefe"u8.ToArray();
    private static readonly byte[] Message = "what do ya want for nothing?"u8.ToArray();

    [Fact]
    public void Tag_equals_rfc_4231_case_2() =>
        Assert.Equal(Tag, Convert.ToHexString(HmacSha256.Compute(Key, Message)));

    [Fact]
    public void Tag_is_found_at_its_offset_and_any_flipped_bit_refuses_it()
    {
        byte[] frame = [9, 9, 9, .. Hex.Bytes(Tag), 9];
        Assert.True(HmacSha256.Verify(Key, Message, frame, 3));
        Assert.False(HmacSha256.Verify(Key, Message, frame, 2));
        for (int bit = 0; bit < 256; bit++)
        {
            frame[3 + bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(HmacSha256.Verify(Key, Message, frame, 3));
            frame[3 + bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData(0, 0)] [InlineData(31, 0)] [InlineData(32, 1)] [InlineData(32, -1)]
    public void Tag_that_is_cut_short_is_refused(int length, int offset) =>
        Assert.False(HmacSha256.Verify(Key, Message, Hex.Bytes(Tag)[..length], offset));
}
