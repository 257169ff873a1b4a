namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>How often the board reports, and how often it notes in flash what it knows.</summary>
    public sealed class ReportingSettings : ISettingsSection
    {
        private const int SecondsPerDay = 86400;

        /// <summary>Length of a metering period; divides a day, so that periods end on wall-clock
        /// multiples.</summary>
        public int PeriodSeconds { get; private set; } = 900;

        /// <summary>Longest time between two notes of the register in flash, by uptime.</summary>
        public int CheckpointSeconds { get; private set; } = 300;

        public bool TrySet(string key, string value, out string error)
        {
            error = null;
            long number;
            bool isNumber = SettingsSyntax.TryParseNumber(value, out number);
            switch (key)
            {
                case "period.s":
                    PeriodSeconds = (int)number;
                    error = isNumber && number >= 1 && number <= SecondsPerDay && SecondsPerDay % number == 0
                        ? null : "period.s is a number of seconds that divides a day";
                    return true;
                case "checkpoint.s":
                    CheckpointSeconds = (int)number;
                    error = isNumber && number >= 10 && number <= SecondsPerDay
                        ? null : "checkpoint.s is 10 to 86400";
                    return true;
                default:
                    return false;
            }
        }
    }
}
