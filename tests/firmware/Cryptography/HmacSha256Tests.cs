using System.Text;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Cryptography
{
    [TestClass]
    public static class HmacSha256Tests
    {
        // RFC 4231 test case 2.
        private const string Tag = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        private const string Key = "Jefe";
        private const string Message = "what do ya want for nothing?";

        [TestMethod]
        public static void Tag_equals_rfc_4231_case_2()
        {
            Assert.AreEqual(Tag, HexData.Of(HmacSha256.Compute(Utf8(Key), Utf8(Message))));
        }

        // Test case 6: a key longer than the block is hashed first.
        [TestMethod]
        public static void Tag_under_a_key_longer_than_a_block_equals_rfc_4231_case_6()
        {
            byte[] key = new byte[131];
            for (int i = 0; i < key.Length; i++)
            {
                key[i] = 0xaa;
            }

            Assert.AreEqual(
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
                HexData.Of(HmacSha256.Compute(
                    key, Utf8("Test Using Larger Than Block-Size Key - Hash Key First"))));
        }

        [TestMethod]
        public static void Tag_is_found_at_its_offset_and_any_flipped_bit_refuses_it()
        {
            byte[] key = Utf8(Key);
            byte[] message = Utf8(Message);
            byte[] frame = HexData.Bytes("090909" + Tag + "09");
            Assert.IsTrue(HmacSha256.Verify(key, message, frame, 3));
            Assert.IsFalse(HmacSha256.Verify(key, message, frame, 2));
            for (int bit = 0; bit < 256; bit++)
            {
                byte whole = frame[3 + bit / 8];
                frame[3 + bit / 8] = (byte)(whole ^ 1 << (bit % 8));
                Assert.IsFalse(HmacSha256.Verify(key, message, frame, 3), "bit " + bit.ToString());
                frame[3 + bit / 8] = whole;
            }
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(31, 0)]
        [DataRow(32, 1)]
        [DataRow(32, -1)]
        public static void Tag_that_is_cut_short_is_refused(int length, int offset)
        {
            byte[] tag = HexData.Part(HexData.Bytes(Tag), 0, length);

            Assert.IsFalse(HmacSha256.Verify(Utf8(Key), Utf8(Message), tag, offset));
        }

        private static byte[] Utf8(string text)
        {
            return Encoding.UTF8.GetBytes(text);
        }
    }
}
