using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Formats
{
    /// <summary>RFC 8949 section 4.2.1: one form for each value, and the reader refuses every other.</summary>
    [TestClass]
    public static class CborReaderTests
    {
        [TestMethod]
        [DataRow("00", 0L)]
        [DataRow("17", 23L)]
        [DataRow("1818", 24L)]
        [DataRow("190100", 256L)]
        [DataRow("1a00010000", 65536L)]
        [DataRow("1b0000000100000000", 4294967296L)]
        [DataRow("1b7fffffffffffffff", long.MaxValue)]
        [DataRow("20", -1L)]
        [DataRow("3b7fffffffffffffff", long.MinValue)]
        public static void Reader_reads_integers(string hex, long expected)
        {
            CborReader reader = Of(hex);
            long value;

            Assert.IsTrue(reader.TryReadInteger(out value));
            Assert.AreEqual(expected, value);
            Assert.IsTrue(reader.IsComplete);
        }

        [TestMethod]
        [DataRow("1800")]
        [DataRow("1817")]
        [DataRow("1900ff")]
        [DataRow("1a0000ffff")]
        [DataRow("1b00000000ffffffff")]
        [DataRow("1b8000000000000000")]
        [DataRow("1c")]
        [DataRow("1f")]
        [DataRow("18")]
        [DataRow("1900")]
        [DataRow("40")]
        [DataRow("")]
        public static void Reader_refuses_an_integer_that_is_not_in_its_one_form(string hex)
        {
            long value;
            Assert.IsFalse(Of(hex).TryReadInteger(out value));
        }

        [TestMethod]
        [DataRow("5f4101ff")]
        [DataRow("42aa")]
        [DataRow("5affffffff00")]
        [DataRow("5b7fffffffffffffff00")]
        [DataRow("6161")]
        public static void Reader_refuses_a_byte_string_that_is_indefinite_too_long_or_none(string hex)
        {
            int offset;
            int count;
            Assert.IsFalse(Of(hex).TryReadBytes(out offset, out count));
        }

        [TestMethod]
        public static void Reader_fails_for_good_after_the_first_refusal()
        {
            CborReader reader = Of("180001");
            long value;

            Assert.IsFalse(reader.TryReadInteger(out value));
            Assert.IsFalse(reader.TryReadInteger(out value));
            Assert.IsFalse(reader.IsComplete);
        }

        [TestMethod]
        public static void Reader_is_not_complete_while_bytes_are_left()
        {
            CborReader reader = Of("0000");
            long value;

            Assert.IsTrue(reader.TryReadInteger(out value));
            Assert.IsFalse(reader.IsComplete);
        }

        private static CborReader Of(string hex)
        {
            byte[] bytes = HexData.Bytes(hex);
            CborReader reader = new CborReader();
            reader.Reset(bytes, 0, bytes.Length);
            return reader;
        }
    }
}
