using EdgeLedger.Firmware.Core.Metering;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Metering
{
    [TestClass]
    public static class PeriodClockTests
    {
        private const long QuarterHour = 1790000100;

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(899)]
        public static void First_period_ends_at_the_next_multiple_of_the_length(int secondsIntoIt)
        {
            PeriodClock clock = new PeriodClock(900);
            clock.Start(QuarterHour + secondsIntoIt, 0);

            Assert.AreEqual(QuarterHour + 900, clock.EndSeconds);
            Assert.IsFalse(clock.HasEnded(QuarterHour + 899));
            Assert.IsTrue(clock.HasEnded(QuarterHour + 900));
        }

        [TestMethod]
        public static void Period_that_was_reported_is_not_reported_again_after_the_clock_was_set_back()
        {
            PeriodClock clock = new PeriodClock(900);
            clock.Start(QuarterHour - 3600, QuarterHour);

            Assert.AreEqual(QuarterHour + 900, clock.EndSeconds);
        }

        [TestMethod]
        public static void Periods_follow_each_other_without_a_gap()
        {
            PeriodClock clock = new PeriodClock(60);
            clock.Start(QuarterHour, 0);
            clock.Advance();
            clock.Advance();

            Assert.AreEqual(QuarterHour + 180, clock.EndSeconds);
        }
    }
}
