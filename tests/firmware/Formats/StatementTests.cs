using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.UnitTests.Golden;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Formats
{
    /// <summary>The device's encoders against the golden bytes: SenML payload, COSE_Sign1, id, address.</summary>
    [TestClass]
    public static class StatementTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        public static void Statement_is_the_golden_one_byte_for_byte(int index)
        {
            GoldenStatement golden = GoldenStatements.Of(index);
            CborWriter payload = new CborWriter(512);
            WritePayload(golden, payload);
            Assert.AreEqual(golden.Payload, HexData.Of(payload.ToArray()), golden.Name);

            DeviceKey key;
            Assert.IsTrue(DeviceKey.TryCreate(
                new P256(), HexData.Bytes(golden.Scalar), new CountingEntropy(77), out key), golden.Name);
            Assert.AreEqual(golden.Address, HexData.Of(key.Address), golden.Name);

            byte[] id = new byte[DeviceChain.IdBytes];
            byte[] statement = new StatementWriter(key, golden.Chain).Write(
                golden.ContentType, golden.Sequence, HexData.Bytes(golden.Previous), payload.Buffer, 0,
                payload.Length, id);

            Assert.AreEqual(golden.Id, HexData.Of(id), golden.Name);
            Assert.AreEqual(golden.Statement, HexData.Of(statement), golden.Name);
        }

        [TestMethod]
        public static void Payload_is_found_again_in_a_finished_statement()
        {
            for (int i = 0; i < GoldenStatements.Count; i++)
            {
                GoldenStatement golden = GoldenStatements.Of(i);
                byte[] statement = HexData.Bytes(golden.Statement);
                int offset;
                int count;

                StatementWriter.FindPayload(statement, out offset, out count);

                Assert.AreEqual(golden.Payload, Hex.Of(statement, offset, count), golden.Name);
            }
        }

        // The longest region name makes a chain id of 41 characters; the house rule is for one of 22.
        [DataRow(OutboxRecord.NotReported, 260)]
        [DataRow(40000, 300)]
        public static void Single_reading_statement_stays_under_its_limit(int extremeWatts, int limit)
        {
            ReadingPayload readings = new ReadingPayload();
            readings.Begin();
            readings.Add(
                new OutboxRecord
                {
                    UnixSeconds = 4000000000, ImportMilliwattHours = 4000000000000, PowerWatts = -40000,
                    LowestWatts = extremeWatts, HighestWatts = extremeWatts, Millivolts = 240000, Quality = 255,
                },
                0);
            CborWriter payload = new CborWriter(512);
            readings.WriteTo(payload);
            DeviceKey key;
            Assert.IsTrue(DeviceKey.TryCreate(
                new P256(), HexData.Bytes(GoldenStatements.Of(0).Scalar), new CountingEntropy(), out key));

            byte[] statement = new StatementWriter(key, "river-e51a82576b634175").Write(
                ContentType.Reading, 4000000000, new byte[32], payload.Buffer, 0, payload.Length, new byte[32]);

            Assert.IsTrue(statement.Length < limit, statement.Length.ToString() + " bytes");
        }

        // A reading carries whole Wh, rounded down.
        private static void WritePayload(GoldenStatement golden, CborWriter payload)
        {
            OutboxRecord record = new OutboxRecord { UnixSeconds = golden.UnixSeconds };
            if (golden.ContentType == ContentType.DeviceStatus)
            {
                record.Relays = golden.Relays;
                record.Cause = golden.Cause;
                record.UptimeSeconds = golden.UptimeSeconds;
                StatusPayload.Write(payload, record);
                return;
            }

            record.ImportMilliwattHours = golden.ImportWh * 1000 + 999;
            record.ExportMilliwattHours = golden.ExportWh * 1000;
            record.PowerWatts = golden.PowerW;
            record.Millivolts = golden.Millivolts;
            record.Quality = golden.Quality;
            ReadingPayload readings = new ReadingPayload();
            readings.Begin();
            readings.Add(record, golden.Lost);
            readings.WriteTo(payload);
        }
    }
}
