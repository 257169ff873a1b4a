using System.Text;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>What provisioning has told the board: <c>key=value</c> lines in <c>I:\settings.cfg</c>.</summary>
    /// <remarks>
    /// Blank lines and lines that begin with # are skipped. A wrong value is an error, since a board that measures
    /// for the wrong ledger is worse than one that does not start. An unknown key is a warning: a newer tool may
    /// have written it.
    /// </remarks>
    public sealed class BoardSettings
    {
        public const string KindMeter = "meter";
        public const string KindActuator = "actuator";

        private const int SecondsPerDay = 86400;

        public string Region { get; private set; }

        public string ChainId { get; private set; }

        public string BrokerHost { get; private set; }

        public int BrokerPort { get; private set; } = 1883;

        public string BrokerUser { get; private set; }

        public string BrokerPassword { get; private set; }

        /// <summary>Length of a metering period; divides a day, so that periods end on wall-clock
        /// multiples.</summary>
        public int PeriodSeconds { get; private set; } = 900;

        public string Kind { get; private set; }

        public string WifiSsid { get; private set; }

        public string WifiPassword { get; private set; }

        /// <summary>Sequence of this board's first statement: 2 after an enrolment, which is 1.</summary>
        public long FirstSequence { get; private set; } = 1;

        /// <summary>Id of what came before the first statement, 32 bytes; zeros when nothing did.</summary>
        public byte[] FirstPrevious { get; private set; } = new byte[DeviceChain.IdBytes];

        public string SntpServer { get; private set; } = "pool.ntp.org";

        /// <summary>Largest plausible power, mW; 44 kW is three phases of 63 A.</summary>
        public int MaximumPowerMilliwatts { get; private set; } = 44000000;

        /// <summary>Longest time between two notes of the register in flash, by uptime.</summary>
        public int CheckpointSeconds { get; private set; } = 300;

        public int PulsePin { get; private set; } = 34;

        public int PulsesPerKilowattHour { get; private set; } = 1000;

        /// <summary>GPIO numbers of the relays, relay 0 first.</summary>
        public int[] RelayPins { get; private set; } = new int[] { 26 };

        public int ButtonPin { get; private set; } = 27;

        /// <summary>Keys that this firmware does not know, separated by spaces; empty when there are
        /// none.</summary>
        public string UnknownKeys { get; private set; } = "";

        /// <param name="content">The file as read; null when it is missing.</param>
        /// <param name="error">One sentence with the line number.</param>
        public static bool TryParse(byte[] content, out BoardSettings settings, out string error)
        {
            settings = null;
            error = null;
            if (content == null)
            {
                error = "settings are missing: provision this board";
                return false;
            }

            string text = Encoding.UTF8.GetString(content, 0, content.Length);
            string[] lines = text.Split('\n');
            BoardSettings candidate = new BoardSettings();
            for (int i = 0; i < lines.Length && error == null; i++)
            {
                error = candidate.ParseLine(lines[i].Trim());
                if (error != null)
                {
                    error = "settings line " + (i + 1).ToString() + ": " + error;
                }
            }

            if (error == null)
            {
                error = candidate.FindMissing();
            }

            if (error != null)
            {
                return false;
            }

            settings = candidate;
            return true;
        }

        private string ParseLine(string line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                return null;
            }

            int separator = line.IndexOf('=');
            if (separator <= 0)
            {
                return "expected key=value";
            }

            return Set(line.Substring(0, separator).Trim(), line.Substring(separator + 1).Trim());
        }

        private string Set(string key, string value)
        {
            switch (key)
            {
                case "region":
                    Region = value;
                    return SettingsSyntax.IsRegion(value) ? null : "region is 1 to 24 of a-z, 0-9 and -";
                case "chain":
                    ChainId = value;
                    return SettingsSyntax.IsChain(value) ? null : "chain is the region, - and 16 hex digits";
                case "broker.host":
                    BrokerHost = value;
                    return value.Length > 0 ? null : "broker.host is empty";
                case "broker.user":
                    BrokerUser = value;
                    return null;
                case "broker.password":
                    BrokerPassword = value;
                    return null;
                case "kind":
                    Kind = value;
                    return value == KindMeter || value == KindActuator ? null : "kind is meter or actuator";
                case "wifi.ssid":
                    WifiSsid = value;
                    return null;
                case "wifi.password":
                    WifiPassword = value;
                    return null;
                case "sntp.server":
                    SntpServer = value;
                    return null;
                case "first.prev":
                    return Hex.TryParse(value, FirstPrevious) ? null : "first.prev is 64 hex digits";
                case "relay.pins":
                    return SetRelayPins(value);
                default:
                    return SetNumber(key, value);
            }
        }

        private string SetNumber(string key, string value)
        {
            long number;
            bool isNumber = SettingsSyntax.TryParseNumber(value, out number);
            switch (key)
            {
                case "broker.port":
                    BrokerPort = (int)number;
                    return isNumber && number >= 1 && number <= 65535 ? null : "broker.port is 1 to 65535";
                case "period.s":
                    PeriodSeconds = (int)number;
                    return isNumber && number >= 1 && number <= SecondsPerDay && SecondsPerDay % number == 0
                        ? null : "period.s is a number of seconds that divides a day";
                case "first.seq":
                    FirstSequence = number;
                    return isNumber && number >= 1 ? null : "first.seq is a number from 1";
                case "power.max.w":
                    MaximumPowerMilliwatts = (int)number * 1000;
                    return isNumber && number >= 1 && number <= 2000000 ? null : "power.max.w is 1 to 2000000";
                case "checkpoint.s":
                    CheckpointSeconds = (int)number;
                    return isNumber && number >= 10 && number <= SecondsPerDay
                        ? null : "checkpoint.s is 10 to 86400";
                case "pulse.pin":
                    PulsePin = (int)number;
                    return isNumber && number <= 48 ? null : "pulse.pin is a GPIO number";
                case "pulse.per.kwh":
                    PulsesPerKilowattHour = (int)number;
                    return isNumber && number >= 1 && number <= 100000 ? null : "pulse.per.kwh is 1 to 100000";
                case "button.pin":
                    ButtonPin = (int)number;
                    return isNumber && number <= 48 ? null : "button.pin is a GPIO number";
                default:
                    UnknownKeys = UnknownKeys.Length == 0 ? key : UnknownKeys + " " + key;
                    return null;
            }
        }

        private string SetRelayPins(string value)
        {
            string[] parts = value.Split(',');
            int[] pins = new int[parts.Length];
            for (int i = 0; i < parts.Length; i++)
            {
                long pin;
                if (!SettingsSyntax.TryParseNumber(parts[i].Trim(), out pin) || pin > 48 || parts.Length > 16)
                {
                    return "relay.pins is up to 16 GPIO numbers, separated by commas";
                }

                pins[i] = (int)pin;
            }

            RelayPins = pins;
            return null;
        }

        private string FindMissing()
        {
            if (Region == null || ChainId == null || BrokerHost == null || Kind == null)
            {
                return "settings lack " + (Region == null ? "region"
                    : ChainId == null ? "chain"
                    : BrokerHost == null ? "broker.host"
                    : "kind");
            }

            return SettingsSyntax.IsChainOf(ChainId, Region)
                ? null : "chain " + ChainId + " is not of region " + Region;
        }
    }
}
