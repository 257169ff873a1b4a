using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.UnitTests.Golden;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Heads
{
    [TestClass]
    public static class HeadFrameReaderTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public static void Shared_secret_is_the_golden_one(int index)
        {
            GoldenHead golden = GoldenHeads.Of(index);
            byte[] shared = new byte[32];

            Assert.IsTrue(new P256().TryAgree(
                HexData.Bytes(golden.BoardScalar), HexData.Bytes(golden.GatewayPublicKey), Entropy.Of(5), shared));
            Assert.AreEqual(golden.SharedX, HexData.Of(shared), golden.Name);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public static void Reader_takes_the_golden_frame_and_refuses_it_with_any_bit_flipped(int index)
        {
            GoldenHead golden = GoldenHeads.Of(index);
            HeadFrameReader reader = ReaderOf(golden);
            Head head = new Head();
            byte[] frame = HexData.Bytes(golden.Frame);
            Assert.IsTrue(reader.TryRead(frame, head), golden.Name);
            Assert.AreEqual(golden.Sequence, head.Sequence, golden.Name);
            Assert.AreEqual(golden.Id, HexData.Of(head.Id), golden.Name);
            Assert.AreEqual(golden.Height, head.Height, golden.Name);
            Assert.AreEqual(golden.UnixMs, head.UnixMs, golden.Name);

            for (int bit = 0; bit < 8 * frame.Length; bit++)
            {
                byte whole = frame[bit / 8];
                frame[bit / 8] = (byte)(whole ^ 1 << (bit % 8));
                Assert.IsFalse(reader.TryRead(frame, head), golden.Name + ": bit " + bit.ToString());
                frame[bit / 8] = whole;
            }
        }

        [TestMethod]
        public static void Frame_that_is_cut_short_or_goes_on_is_refused()
        {
            GoldenHead golden = GoldenHeads.Of(0);
            HeadFrameReader reader = ReaderOf(golden);
            Head head = new Head();
            byte[] frame = HexData.Bytes(golden.Frame);

            Assert.IsFalse(reader.TryRead(HexData.Bytes(golden.Frame + "00"), head));
            for (int length = 0; length < frame.Length; length++)
            {
                Assert.IsFalse(reader.TryRead(HexData.Part(frame, 0, length), head), length.ToString());
            }
        }

        private static HeadFrameReader ReaderOf(GoldenHead golden)
        {
            DeviceKey key;
            Assert.IsTrue(DeviceKey.TryCreate(
                new P256(), HexData.Bytes(golden.BoardScalar), new CountingEntropy(), out key), golden.Name);
            Roster roster = RosterOf(golden.Chain, HexData.Bytes(golden.GatewayPublicKey));
            FrameKeys keys = new FrameKeys(key, roster.Gateways, golden.Chain, ContentType.Head);
            Assert.AreEqual(golden.Key, HexData.Of(keys.Of(0)), golden.Name);
            return new HeadFrameReader(roster.Gateways, keys, golden.Chain);
        }

        private static Roster RosterOf(string chain, byte[] publicKey)
        {
            CborWriter writer = new CborWriter(256);
            writer.WriteArrayHeader(4);
            writer.WriteInteger(1);
            writer.WriteText(chain);
            writer.WriteInteger(0);
            writer.WriteArrayHeader(1);
            writer.WriteBytes(publicKey, 0, publicKey.Length);
            Roster roster;
            string error;
            Assert.IsTrue(Roster.TryParse(writer.ToArray(), chain, out roster, out error), error);
            return roster;
        }
    }
}
