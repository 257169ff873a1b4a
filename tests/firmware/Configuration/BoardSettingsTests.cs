using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Configuration
{
    [TestClass]
    public static class BoardSettingsTests
    {
        private const string Region = "region=river\n";
        private const string Chain = "chain=river-0123456789abcdef\n";
        private const string Broker = "broker.host=10.0.0.1\n";
        private const string Kind = "kind=meter\n";
        private const string Good = Region + Chain + Broker + Kind;

        [TestMethod]
        public static void Settings_are_read_with_comments_blank_lines_and_windows_line_ends()
        {
            BoardSettings settings = Parse(
                "# made by hand\r\n\r\nregion=river\r\nchain=river-0123456789abcdef\r\nbroker.host=10.0.0.1\r\n"
                + "kind=meter\r\n period.s = 60 \r\nbroker.password=a=b\r\nfirst.seq=2\r\nrelay.pins=26, 25\r\n");

            Assert.AreEqual("river", settings.Chain.Region);
            Assert.AreEqual(60, settings.Reporting.PeriodSeconds);
            Assert.AreEqual("a=b", settings.Link.BrokerPassword);
            Assert.AreEqual(2L, settings.Chain.FirstSequence);
            Assert.AreEqual(2, settings.Switching.RelayPins.Length);
            Assert.AreEqual(26, settings.Switching.RelayPins[0]);
            Assert.AreEqual(25, settings.Switching.RelayPins[1]);
            Assert.AreEqual(1883, settings.Link.BrokerPort);
        }

        [TestMethod]
        [DataRow("period.s=7", "divides a day")]
        [DataRow("period.s=0", "divides a day")]
        [DataRow("period.s=15m", "divides a day")]
        [DataRow("period.s=-900", "divides a day")]
        [DataRow("report.extremes=2", "0 or 1")]
        [DataRow("report.change.w=2000001", "0 to 2000000")]
        [DataRow("report.change.w=-5", "0 to 2000000")]
        [DataRow("report.change.min.s=0", "1 to 86400")]
        [DataRow("broker.port=70000", "1 to 65535")]
        [DataRow("kind=toaster", "meter or actuator")]
        [DataRow("region=River", "a-z")]
        [DataRow("chain=river", "16 hex digits")]
        [DataRow("first.prev=00ff", "64 hex digits")]
        [DataRow("first.seq=0", "from 1")]
        [DataRow("relay.pins=1,two", "GPIO")]
        [DataRow("no equals sign", "key=value")]
        public static void Settings_with_a_wrong_value_are_refused_with_the_line_and_the_reason(
            string line, string reason)
        {
            string error = Refusal(Good + line);

            Assert.StartsWith("settings line 5: ", error);
            Assert.Contains(reason, error);
        }

        [TestMethod]
        [DataRow(Chain + Broker + Kind, "region")]
        [DataRow(Region + Broker + Kind, "chain")]
        [DataRow(Region + Chain + Kind, "broker.host")]
        [DataRow(Region + Chain + Broker, "kind")]
        public static void Settings_that_lack_a_key_are_refused_with_its_name(string text, string key)
        {
            Assert.AreEqual("settings lack " + key, Refusal(text));
        }

        [TestMethod]
        public static void Settings_whose_chain_is_of_another_region_are_refused()
        {
            Assert.Contains("is not of region lake", Refusal("region=lake\n" + Chain + Broker + Kind));
        }

        [TestMethod]
        public static void Missing_settings_are_refused()
        {
            BoardSettings settings;
            string error;

            Assert.IsFalse(BoardSettings.TryParse(null, out settings, out error));
            Assert.Contains("provision", error);
        }

        [TestMethod]
        public static void Key_of_a_newer_tool_is_named_and_does_no_harm()
        {
            Assert.AreEqual("colour taste", Parse(Good + "colour=red\ntaste=sweet\n").UnknownKeys);
        }

        private static string Refusal(string text)
        {
            BoardSettings settings;
            string error;
            Assert.IsFalse(BoardSettings.TryParse(Encoding.UTF8.GetBytes(text), out settings, out error), text);
            return error;
        }

        private static BoardSettings Parse(string text)
        {
            BoardSettings settings;
            string error;
            Assert.IsTrue(BoardSettings.TryParse(Encoding.UTF8.GetBytes(text), out settings, out error), error);
            return settings;
        }
    }
}
