using EdgeLedger.Firmware.Core.Filtering;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Filtering
{
    [TestClass]
    public static class ExponentialSmoothingTests
    {
        [TestMethod]
        public static void Smoothing_starts_at_the_first_sample()
        {
            ExponentialSmoothing smoothing = new ExponentialSmoothing(3);

            smoothing.Add(230000);

            Assert.AreEqual(230000, smoothing.Value);
        }

        [TestMethod]
        [DataRow(1000)]
        [DataRow(-1000)]
        [DataRow(1)]
        public static void Smoothing_ends_exactly_at_a_constant_value(int value)
        {
            ExponentialSmoothing smoothing = new ExponentialSmoothing(4);
            smoothing.Add(0);
            for (int i = 0; i < 400; i++)
            {
                smoothing.Add(value);
            }

            Assert.AreEqual(value, smoothing.Value);
        }

        [TestMethod]
        public static void Smoothing_has_gone_two_thirds_of_a_step_after_one_time_constant()
        {
            ExponentialSmoothing smoothing = new ExponentialSmoothing(3);
            smoothing.Add(0);
            for (int i = 0; i < 8; i++)
            {
                smoothing.Add(10000);
            }

            Assert.IsTrue(smoothing.Value >= 6300 && smoothing.Value <= 6700, smoothing.Value.ToString());
        }
    }
}
