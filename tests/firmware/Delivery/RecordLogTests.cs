using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Delivery
{
    /// <summary>The outbox' queue of unsigned records in flash.</summary>
    [TestClass]
    public static class RecordLogTests
    {
        private const string Path = "I:\\outbox-records";

        [TestMethod]
        public static void Log_without_files_is_empty()
        {
            RecordLog log = new RecordLog(new MemoryFiles(), Path);

            Assert.IsFalse(log.Open(new OutboxRecord()));
            Assert.AreEqual(0L, log.LastNumber);
        }

        [TestMethod]
        public static void Record_comes_back_with_its_number_and_every_figure_after_a_restart()
        {
            MemoryFiles files = new MemoryFiles();
            RecordLog log = new RecordLog(files, Path);
            OutboxRecord record = Sample(7);
            Assert.IsTrue(log.TryAppend(Sample(6)));
            Assert.IsTrue(log.TryAppend(record));

            OutboxRecord newest = new OutboxRecord();
            Assert.IsTrue(new RecordLog(files, Path).Open(newest));

            Assert.AreEqual(2L, newest.Number);
            byte[] expected = new byte[OutboxRecord.SizeBytes];
            byte[] actual = new byte[OutboxRecord.SizeBytes];
            record.WriteTo(expected, 0);
            newest.WriteTo(actual, 0);
            Assert.AreEqual(HexData.Of(expected), HexData.Of(actual));
        }

        [TestMethod]
        public static void Records_go_on_in_a_second_segment_without_a_gap()
        {
            MemoryFiles files = new MemoryFiles();
            RecordLog log = new RecordLog(files, Path);
            for (int i = 1; i <= RecordSegment.MaximumRecords + 2; i++)
            {
                Assert.IsTrue(log.TryAppend(Sample(i)));
            }

            Assert.IsTrue(files.Exists(Path + "-01.log"));
            RecordLog restarted = new RecordLog(files, Path);
            OutboxRecord record = new OutboxRecord();
            Assert.IsTrue(restarted.Open(record));
            for (int i = 1; i <= RecordSegment.MaximumRecords + 2; i++)
            {
                Assert.IsTrue(restarted.TryRead(i, record), "record " + i.ToString());
                Assert.AreEqual(i, record.PowerWatts);
            }
        }

        [TestMethod]
        public static void Torn_record_is_left_out_and_its_number_is_given_again()
        {
            MemoryFiles files = new MemoryFiles();
            RecordLog log = new RecordLog(files, Path);
            log.TryAppend(Sample(1));
            files.TearsNextWrite = true;
            log.TryAppend(Sample(2));

            RecordLog restarted = new RecordLog(files, Path);
            OutboxRecord newest = new OutboxRecord();
            Assert.IsTrue(restarted.Open(newest));
            Assert.AreEqual(1L, newest.Number);
            Assert.IsTrue(restarted.TryAppend(Sample(3)));
            Assert.AreEqual(2L, restarted.LastNumber);
            Assert.IsTrue(restarted.TryRead(2, newest));
            Assert.AreEqual(3, newest.PowerWatts);
        }

        [TestMethod]
        public static void Refused_record_uses_no_number()
        {
            MemoryFiles files = new MemoryFiles();
            RecordLog log = new RecordLog(files, Path);
            log.TryAppend(Sample(1));
            files.RefusesWrites = true;
            Assert.IsFalse(log.TryAppend(Sample(2)));
            Assert.AreEqual(1L, log.LastNumber);

            files.RefusesWrites = false;
            Assert.IsTrue(log.TryAppend(Sample(2)));
            Assert.AreEqual(2L, log.LastNumber);
        }

        private static OutboxRecord Sample(int watts)
        {
            return new OutboxRecord
            {
                Kind = RecordKind.Reading,
                Cause = 3,
                Quality = 0x0102,
                UnixSeconds = 1790000060L + watts,
                ImportMilliwattHours = 0x0123456789abcdL,
                ExportMilliwattHours = 5,
                ImportRemainder = 3599999,
                ExportRemainder = 1,
                PowerWatts = watts,
                Millivolts = OutboxRecord.NotMeasured,
            };
        }
    }
}
