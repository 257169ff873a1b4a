using EdgeLedger.Firmware.Core.Filtering;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Filtering
{
    [TestClass]
    public static class HampelFilterTests
    {
        private const int StepAt = 20;

        [TestMethod]
        public static void Filter_gives_each_sample_three_samples_later()
        {
            HampelFilter filter = new HampelFilter(0, 31);
            for (int i = 1; i <= 40; i++)
            {
                int filtered;
                bool has = filter.TryFilter(i, out filtered);
                Assert.AreEqual(i > HampelFilter.DelaySamples, has, "sample " + i.ToString());
                if (has)
                {
                    Assert.AreEqual(i - HampelFilter.DelaySamples, filtered);
                }
            }
        }

        [TestMethod]
        public static void Filter_replaces_a_spike_by_the_median_of_its_neighbours()
        {
            int[] samples = new int[] { 100, 101, 99, 100, 102, 100, 2000, 101, 100, 99, 100, 101, 100 };
            HampelFilter filter = new HampelFilter(5, 31);
            for (int i = 0; i < samples.Length; i++)
            {
                int filtered;
                if (filter.TryFilter(samples[i], out filtered) && i == 6 + HampelFilter.DelaySamples)
                {
                    Assert.AreEqual(100, filtered);
                }
            }

            Assert.AreEqual(1, filter.ReplacedCount);
        }

        // The centred form exists for this: looking back only, the first samples after a step would be outliers.
        [TestMethod]
        [DataRow(100000, 2100000)]
        [DataRow(2100000, 100000)]
        public static void Filter_leaves_the_step_of_an_appliance_as_it_is(int before, int after)
        {
            HampelFilter filter = new HampelFilter(250, 6);
            for (int i = 0; i < 2 * StepAt; i++)
            {
                int filtered;
                if (filter.TryFilter(i < StepAt ? before : after, out filtered))
                {
                    int expected = i - HampelFilter.DelaySamples < StepAt ? before : after;
                    Assert.AreEqual(expected, filtered, "sample " + i.ToString());
                }
            }

            Assert.AreEqual(0, filter.ReplacedCount);
        }

        // Half of the window is one level and half the other: its deviation is the step, 4.4 of which would pass.
        [TestMethod]
        [DataRow(100000, 500000, 19)]
        [DataRow(100000, 500000, 20)]
        [DataRow(500000, 100000, 20)]
        public static void Filter_finds_a_spike_right_at_the_step_of_an_appliance(
            int before, int after, int spikeAt)
        {
            HampelFilter filter = new HampelFilter(250, 6);
            int highest = 0;
            for (int i = 0; i < 2 * StepAt; i++)
            {
                int sample = i < StepAt ? before : after;
                int filtered;
                if (filter.TryFilter(i == spikeAt ? 2000000 : sample, out filtered) && filtered > highest)
                {
                    highest = filtered;
                }
            }

            Assert.AreEqual(500000, highest);
            Assert.AreEqual(1, filter.ReplacedCount);
        }
    }
}
