using EdgeLedger.Firmware.Core.Metering;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Metering
{
    [TestClass]
    public static class EnergyRegisterTests
    {
        [TestMethod]
        public static void Register_counts_one_watt_hour_for_a_watt_over_an_hour()
        {
            EnergyRegister register = new EnergyRegister();
            for (int second = 0; second < 3600; second++)
            {
                register.Add(1000L * 1000);
            }

            Assert.AreEqual(1000L, register.MilliwattHours);
            Assert.AreEqual(0, register.Remainder);
        }

        [TestMethod]
        public static void Register_ignores_a_state_older_than_its_own()
        {
            EnergyRegister register = new EnergyRegister();
            register.Restore(500, 10);
            register.Restore(499, 3599999);
            register.Restore(500, 9);

            Assert.AreEqual(500L, register.MilliwattHours);
            Assert.AreEqual(10, register.Remainder);
        }

        [TestMethod]
        public static void Register_never_runs_backwards_on_a_negative_amount()
        {
            EnergyRegister register = new EnergyRegister();
            register.Restore(5, 0);
            register.Add(-10000000);

            Assert.AreEqual(5L, register.MilliwattHours);
        }
    }
}
