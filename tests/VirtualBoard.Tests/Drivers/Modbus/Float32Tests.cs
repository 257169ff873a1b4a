using EdgeLedger.Firmware.Drivers.Modbus;

namespace EdgeLedger.VirtualBoard.Tests.Drivers.Modbus;

public class Float32Tests
{
    private const double Limit = 4503599627370496;

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(230.2f, 230_200)]
    [InlineData(-1.0015f, -1002)]
    [InlineData(0.0005f, 1)]
    [InlineData(0.00049f, 0)]
    [InlineData(16_777.217f, 16_777_217)]
    [InlineData(float.Epsilon, 0)]
    public void Number_becomes_its_nearest_thousandth(float number, long expected)
    {
        Assert.True(TryToMilli(number, out long milli));
        Assert.Equal(expected, milli);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(4503599627370496f)]
    public void What_no_meter_can_show_is_refused(float number) => Assert.False(TryToMilli(number, out _));

    [Fact]
    public void Random_bits_give_what_NET_gives()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int i = 0; i < 500_000; i++)
        {
            // Half of them where meters show something: 2^-20 to 2^43.
            int bits = random.Next(int.MinValue, int.MaxValue);
            if ((i & 1) == 0) bits = (bits & unchecked((int)0x807FFFFF)) | (random.Next(107, 170) << 23);
            float number = BitConverter.Int32BitsToSingle(bits);
            bool isInRange = Math.Abs(number) < Limit;

            Assert.True(TryToMilli(number, out long milli) == isInRange, $"seed {seed}: {number:R}");
            if (!isInRange) continue;
            long expected = (long)Math.Round(number * 1000.0, MidpointRounding.AwayFromZero);
            Assert.True(milli == expected, $"seed {seed}: {number:R} became {milli}, not {expected}");
        }
    }

    private static bool TryToMilli(float number, out long milli)
    {
        uint bits = BitConverter.SingleToUInt32Bits(number);
        return Float32.TryToMilli((int)(bits >> 16), (int)(bits & 0xFFFF), out milli);
    }
}
