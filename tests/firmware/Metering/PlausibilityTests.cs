using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Metering
{
    [TestClass]
    public static class PlausibilityTests
    {
        [TestMethod]
        [DataRow(44000000, 0)]
        [DataRow(-44000000, 0)]
        [DataRow(44000001, Quality.OutOfRange)]
        [DataRow(-44000001, Quality.OutOfRange)]
        public static void Power_beyond_the_main_fuse_is_out_of_range(int milliwatts, int expected)
        {
            Assert.AreEqual(expected, new Plausibility(new MeteringSettings()).CheckPower(milliwatts));
        }

        [TestMethod]
        public static void Figures_of_a_healthy_installation_are_flagged_nowhere()
        {
            Plausibility plausibility = new Plausibility(new MeteringSettings());
            MeterSample sample = Healthy();
            for (int i = 0; i < 10; i++)
            {
                sample.ActivePowerMilliwatts++;
                Assert.AreEqual(0, plausibility.CheckSample(sample));
            }
        }

        // 4 A at 230 V carry 920 W.
        [TestMethod]
        public static void Active_power_above_the_apparent_power_is_flagged()
        {
            MeterSample sample = Healthy();
            sample.ActivePowerMilliwatts = 1100000;

            Assert.AreEqual(Quality.PowerFactor, new Plausibility(new MeteringSettings()).CheckSample(sample));
        }

        [TestMethod]
        [DataRow(4400)]
        [DataRow(6600)]
        public static void Frequency_of_no_grid_is_flagged(int centihertz)
        {
            MeterSample sample = Healthy();
            sample.FrequencyCentihertz = centihertz;

            Assert.AreEqual(Quality.Grid, new Plausibility(new MeteringSettings()).CheckSample(sample));
        }

        private static MeterSample Healthy()
        {
            return new MeterSample
            {
                ActivePowerMilliwatts = 900000, VoltageMillivolts = 230000, CurrentMilliamps = 4000,
                FrequencyCentihertz = 5000, PowerFactorPerMille = 978,
            };
        }
    }
}
