using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Formats
{
    [TestClass]
    public static class HexTests
    {
        [TestMethod]
        public static void Bytes_are_written_in_lower_case_from_their_offset()
        {
            Assert.AreEqual("00a9ff", Hex.Of(new byte[] { 7, 0x00, 0xa9, 0xff, 7 }, 1, 3));
        }

        [TestMethod]
        public static void Digits_of_either_case_are_read()
        {
            byte[] data = new byte[3];

            Assert.IsTrue(Hex.TryParse("00aBFf", data));
            Assert.AreEqual("00abff", HexData.Of(data));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("00")]
        [DataRow("000000")]
        [DataRow("00g0")]
        [DataRow("0x00")]
        [DataRow("00/:")]
        public static void Text_that_is_not_two_digits_a_byte_is_refused(string text)
        {
            Assert.IsFalse(Hex.TryParse(text, new byte[2]));
        }
    }
}
