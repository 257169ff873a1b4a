using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.UnitTests.Golden;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Heads
{
    /// <summary>Frames that name the gateways after a change, by the board's own arithmetic.</summary>
    [TestClass]
    public static class RosterFrameTests
    {
        [TestMethod]
        public static void Golden_frame_is_authentic_and_names_its_gateways()
        {
            FrameReader frames = ReaderOf();
            byte[] frame = HexData.Bytes(GoldenRosterFrame.Frame);

            Assert.IsTrue(frames.TryParse(frame));
            Assert.IsTrue(frames.IsAuthentic(frame));
            CborReader reader = new CborReader();
            reader.Reset(frame, frames.PayloadOffset, frames.PayloadCount);
            int items;
            long number;
            int gateways;
            Assert.IsTrue(reader.TryReadArrayHeader(out items) && items == 2);
            Assert.IsTrue(reader.TryReadInteger(out number));
            Assert.IsTrue(reader.TryReadArrayHeader(out gateways));
            int offset = 0;
            int length = 0;
            for (int i = 0; i < gateways; i++)
            {
                Assert.IsTrue(reader.TryReadBytes(out offset, out length), i.ToString());
            }

            Assert.IsTrue(reader.IsComplete);
            Assert.AreEqual((long)GoldenRosterFrame.Number, number);
            Assert.AreEqual(GoldenRosterFrame.Gateways, gateways);
            Assert.AreEqual(GoldenRosterFrame.LastGateway, HexData.Of(HexData.Part(frame, offset, length)));
        }

        [TestMethod]
        public static void Frame_with_any_byte_changed_is_refused()
        {
            FrameReader frames = ReaderOf();
            byte[] frame = HexData.Bytes(GoldenRosterFrame.Frame);
            for (int i = 0; i < frame.Length; i++)
            {
                frame[i] ^= 1;
                Assert.IsFalse(frames.TryParse(frame) && frames.IsAuthentic(frame), i.ToString());
                frame[i] ^= 1;
            }
        }

        private static FrameReader ReaderOf()
        {
            DeviceKey key;
            Assert.IsTrue(DeviceKey.TryCreate(
                new P256(), HexData.Bytes(GoldenRosterFrame.BoardScalar), new CountingEntropy(), out key));
            CborWriter writer = new CborWriter(256);
            writer.WriteArrayHeader(4);
            writer.WriteInteger(1);
            writer.WriteText(GoldenRosterFrame.Chain);
            writer.WriteInteger(0);
            writer.WriteArrayHeader(1);
            byte[] gateway = HexData.Bytes(GoldenRosterFrame.GatewayPublicKey);
            writer.WriteBytes(gateway, 0, gateway.Length);
            Roster roster;
            string error;
            Assert.IsTrue(Roster.TryParse(writer.ToArray(), GoldenRosterFrame.Chain, out roster, out error), error);
            FrameKeys keys = new FrameKeys(key, roster.Gateways, GoldenRosterFrame.Chain, ContentType.Roster);
            Assert.AreEqual(GoldenRosterFrame.Key, HexData.Of(keys.Of(0)));
            return new FrameReader(roster.Gateways, keys, GoldenRosterFrame.Chain, ContentType.Roster);
        }
    }
}
