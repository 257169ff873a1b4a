using EdgeLedger.Firmware.Core.Storage;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Storage
{
    [TestClass]
    public static class BytesTests
    {
        // The check value of CRC-32/ISO-HDLC is that of "123456789".
        [TestMethod]
        public static void Crc_of_the_digits_is_the_check_value()
        {
            byte[] digits = HexData.Bytes("00313233343536373839ff");

            Assert.AreEqual(0xcbf43926L, (long)Crc32.Of(digits, 1, 9));
            Assert.AreEqual(0L, (long)Crc32.Of(digits, 1, 0));
        }

        [TestMethod]
        [DataRow(0L, "0000000000000000")]
        [DataRow(1L, "0100000000000000")]
        [DataRow(-1L, "ffffffffffffffff")]
        [DataRow(0x0123456789abcdefL, "efcdab8967452301")]
        [DataRow(long.MinValue, "0000000000000080")]
        public static void Number_of_64_bits_is_little_endian_and_comes_back(long value, string expected)
        {
            byte[] data = new byte[8];
            Bytes.PutInt64(data, 0, value);

            Assert.AreEqual(expected, HexData.Of(data));
            Assert.AreEqual(value, Bytes.GetInt64(data, 0));
        }

        [TestMethod]
        [DataRow(0L, "00000000")]
        [DataRow(0x80000000L, "00000080")]
        [DataRow(0xffffffffL, "ffffffff")]
        public static void Number_of_32_bits_without_sign_comes_back_positive(long value, string expected)
        {
            byte[] data = new byte[4];
            Bytes.PutUInt32(data, 0, value);

            Assert.AreEqual(expected, HexData.Of(data));
            Assert.AreEqual(value, Bytes.GetUInt32(data, 0));
        }

        [TestMethod]
        public static void Seal_notices_any_flipped_bit()
        {
            byte[] block = HexData.Bytes("0102030405060708");
            Bytes.Seal(block, 0, block.Length);
            Assert.IsTrue(Bytes.IsSealed(block, 0, block.Length));
            for (int bit = 0; bit < 8 * block.Length; bit++)
            {
                byte whole = block[bit / 8];
                block[bit / 8] = (byte)(whole ^ 1 << (bit % 8));
                Assert.IsFalse(Bytes.IsSealed(block, 0, block.Length), "bit " + bit.ToString());
                block[bit / 8] = whole;
            }
        }
    }
}
