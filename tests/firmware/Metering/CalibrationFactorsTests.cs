using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Metering
{
    [TestClass]
    public static class CalibrationFactorsTests
    {
        private const string Path = "I:\\calibration";

        [TestMethod]
        public static void Factors_hold_over_a_restart()
        {
            MemoryFiles files = new MemoryFiles();
            CalibrationFactors factors = new CalibrationFactors(files, Path);
            factors.VoltageGainPpm = 1200;
            factors.CurrentGainPpm = -99999;
            factors.PowerGainPpm = 5;
            factors.PowerOffsetMilliwatts = -700;
            factors.PulsesPerKilowattHour = 800;
            Assert.IsTrue(factors.TrySave());

            CalibrationFactors restarted = new CalibrationFactors(files, Path);

            Assert.AreEqual(1200, restarted.VoltageGainPpm);
            Assert.AreEqual(-99999, restarted.CurrentGainPpm);
            Assert.AreEqual(5, restarted.PowerGainPpm);
            Assert.AreEqual(-700, restarted.PowerOffsetMilliwatts);
            Assert.AreEqual(800, restarted.PulsesPerKilowattHour);
        }

        [TestMethod]
        public static void Refused_save_leaves_the_stored_factors_in_force()
        {
            MemoryFiles files = new MemoryFiles();
            CalibrationFactors factors = new CalibrationFactors(files, Path);
            factors.VoltageGainPpm = 1200;
            factors.TrySave();
            files.RefusesWrites = true;
            factors.VoltageGainPpm = 3400;

            Assert.IsFalse(factors.TrySave());
            Assert.AreEqual(1200, factors.VoltageGainPpm);
        }

        [TestMethod]
        [DataRow(1000000, 0, 1000000)]
        [DataRow(1000000, 50000, 1050000)]
        [DataRow(1000000, -50000, 950000)]
        [DataRow(-1000000, 50000, -1050000)]
        [DataRow(int.MaxValue, 100000, int.MaxValue)]
        [DataRow(-int.MaxValue, 100000, -int.MaxValue)]
        public static void Gain_scales_a_value_and_stops_at_the_end_of_the_range(
            int value, int gainPpm, int expected)
        {
            Assert.AreEqual(expected, CalibrationFactors.Scale(value, gainPpm));
        }
    }
}
