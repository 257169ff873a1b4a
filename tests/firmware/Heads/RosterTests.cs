using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.UnitTests.Golden;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Heads
{
    [TestClass]
    public static class RosterTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        public static void Roster_is_read_from_the_golden_file(int index)
        {
            GoldenRoster golden = GoldenRosters.Of(index);
            Roster roster;
            string error;
            Assert.IsTrue(Roster.TryParse(HexData.Bytes(golden.File), golden.Chain, out roster, out error), error);

            Assert.AreEqual(golden.Faulty, roster.Faulty, golden.Name);
            Assert.AreEqual(golden.Addresses.Length, roster.Gateways.Count, golden.Name);
            for (int i = 0; i < roster.Gateways.Count; i++)
            {
                Assert.AreEqual(golden.Addresses[i], HexData.Of(roster.Gateways.Address(i)), golden.Name);
            }
        }

        [TestMethod]
        public static void Roster_of_another_chain_is_refused_and_says_so()
        {
            GoldenRoster golden = GoldenRosters.Of(0);
            Roster roster;
            string error;

            Assert.IsFalse(Roster.TryParse(
                HexData.Bytes(golden.File), golden.Chain + "0", out roster, out error));
            Assert.Contains("another chain", error);
        }

        [TestMethod]
        public static void Roster_that_is_missing_cut_short_or_goes_on_is_refused()
        {
            GoldenRoster golden = GoldenRosters.Of(0);
            byte[] file = HexData.Bytes(golden.File);
            Roster roster;
            string error;

            Assert.IsFalse(Roster.TryParse(
                HexData.Part(file, 0, file.Length - 1), golden.Chain, out roster, out error));
            Assert.IsFalse(Roster.TryParse(
                HexData.Bytes(golden.File + "00"), golden.Chain, out roster, out error));
            Assert.IsFalse(Roster.TryParse(null, golden.Chain, out roster, out error));
        }
    }
}
