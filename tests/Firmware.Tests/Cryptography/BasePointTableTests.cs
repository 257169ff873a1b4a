using System.Numerics;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

public sealed class BasePointTableTests
{
    private static readonly (BigInteger X, BigInteger Y)[][] Teeth =
        [.. new[] { 0, 19 }.Select(shift => Enumerable.Range(0, 7).Select(tooth =>
            ReferenceCurve.Multiply(BigInteger.One << (37 * tooth + shift), ReferenceCurve.G)!.Value).ToArray())];

    [Fact]
    public void Every_entry_is_the_multiple_that_the_table_promises()
    {
        BigInteger r = BigInteger.Pow(2, 261);
        for (int index = 0; index < BasePointTable.Length; index++)
        {
            int block = index / 64;
            (BigInteger X, BigInteger Y)? sum = Teeth[block][6];
            for (int tooth = 0; tooth < 6; tooth++)
            {
                var weight = Teeth[block][tooth];
                sum = ReferenceCurve.Add(sum, (index >> tooth & 1) != 0 ? weight : ReferenceCurve.Negate(weight));
            }

            var expected = sum!.Value;
            int[] point = BasePointTable.Point(index);
            Assert.Equal(expected.X * r % Hex.P, Number(point, 0));
            Assert.Equal(expected.Y * r % Hex.P, Number(point, 9));
        }
    }

    private static BigInteger Number(int[] point, int offset)
    {
        BigInteger number = 0;
        for (int i = 8; i >= 0; i--)
        {
            Assert.InRange(point[offset + i], 0, (1 << 29) - 1);
            number = (number << 29) + point[offset + i];
        }

        return number;
    }
}
