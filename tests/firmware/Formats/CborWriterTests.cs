using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Formats
{
    /// <summary>RFC 8949 appendix A, as far as the firmware writes it.</summary>
    [TestClass]
    public static class CborWriterTests
    {
        [TestMethod]
        [DataRow(0L, "00")]
        [DataRow(1L, "01")]
        [DataRow(10L, "0a")]
        [DataRow(23L, "17")]
        [DataRow(24L, "1818")]
        [DataRow(25L, "1819")]
        [DataRow(100L, "1864")]
        [DataRow(255L, "18ff")]
        [DataRow(256L, "190100")]
        [DataRow(1000L, "1903e8")]
        [DataRow(65535L, "19ffff")]
        [DataRow(65536L, "1a00010000")]
        [DataRow(1000000L, "1a000f4240")]
        [DataRow(4294967295L, "1affffffff")]
        [DataRow(4294967296L, "1b0000000100000000")]
        [DataRow(1000000000000L, "1b000000e8d4a51000")]
        [DataRow(long.MaxValue, "1b7fffffffffffffff")]
        [DataRow(-1L, "20")]
        [DataRow(-10L, "29")]
        [DataRow(-24L, "37")]
        [DataRow(-25L, "3818")]
        [DataRow(-100L, "3863")]
        [DataRow(-1000L, "3903e7")]
        [DataRow(long.MinValue, "3b7fffffffffffffff")]
        public static void Writer_writes_integers_in_their_shortest_form(long value, string expected)
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteInteger(value);

            AssertWritten(expected, writer);
        }

        [TestMethod]
        [DataRow("", "60")]
        [DataRow("a", "6161")]
        [DataRow("IETF", "6449455446")]
        [DataRow("\"\\", "62225c")]
        [DataRow("\u00fc", "62c3bc")]
        [DataRow("\u6c34", "63e6b0b4")]
        public static void Writer_writes_text_as_utf8(string text, string expected)
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteText(text);

            AssertWritten(expected, writer);
        }

        [TestMethod]
        public static void Writer_writes_byte_strings()
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteBytes(new byte[] { 9, 1, 2, 3, 4, 9 }, 1, 4);

            AssertWritten("4401020304", writer);
        }

        [TestMethod]
        public static void Writer_writes_simple_values()
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteBoolean(false);
            writer.WriteBoolean(true);
            writer.WriteNull();

            AssertWritten("f4f5f6", writer);
        }

        [TestMethod]
        public static void Writer_writes_nested_arrays()
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteArrayHeader(3);
            writer.WriteInteger(1);
            writer.WriteArrayHeader(2);
            writer.WriteInteger(2);
            writer.WriteInteger(3);
            writer.WriteArrayHeader(2);
            writer.WriteInteger(4);
            writer.WriteInteger(5);

            AssertWritten("8301820203820405", writer);
        }

        [TestMethod]
        public static void Writer_writes_maps()
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteMapHeader(2);
            writer.WriteText("a");
            writer.WriteInteger(1);
            writer.WriteText("b");
            writer.WriteArrayHeader(2);
            writer.WriteInteger(2);
            writer.WriteInteger(3);

            AssertWritten("a26161016162820203", writer);
        }

        [TestMethod]
        public static void Writer_writes_tags()
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteTag(1);
            writer.WriteInteger(1363896240);

            AssertWritten("c11a514b67b0", writer);
        }

        [TestMethod]
        public static void Writer_says_so_when_the_message_does_not_fit()
        {
            CborWriter writer = new CborWriter(4);
            writer.WriteText("abcd");

            Assert.IsTrue(writer.HasOverflowed);
            writer.Reset();
            writer.WriteText("abc");
            Assert.IsFalse(writer.HasOverflowed);
        }

        private static void AssertWritten(string expected, CborWriter writer)
        {
            Assert.IsFalse(writer.HasOverflowed);
            Assert.AreEqual(expected, HexData.Of(writer.ToArray()));
        }
    }
}
