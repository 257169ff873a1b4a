namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>How often the board reports, and how often it notes in flash what it knows.</summary>
    public sealed class ReportingSettings : ISettingsSection
    {
        private const int SecondsPerDay = 86400;
        private const int MostWatts = 2000000;
        private const int MilliwattsPerWatt = 1000;

        /// <summary>Length of a metering period; divides a day, so that periods end on wall-clock
        /// multiples.</summary>
        public int PeriodSeconds { get; private set; } = 900;

        /// <summary>Longest time between two notes of the register in flash, by uptime.</summary>
        public int CheckpointSeconds { get; private set; } = 300;

        /// <summary>Whether readings carry the lowest and the highest power of their period.</summary>
        public bool HasExtremes { get; private set; }

        /// <summary>Change of power that is reported at once, mW; 0 for none.</summary>
        public int ChangeMilliwatts { get; private set; }

        /// <summary>Time between two such reports, at least.</summary>
        public int ChangeSeconds { get; private set; } = 60;

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
                case "report.extremes":
                    HasExtremes = number == 1;
                    error = isNumber && number <= 1 ? null : "report.extremes is 0 or 1";
                    return true;
                case "report.change.w":
                    error = isNumber && number <= MostWatts ? null : "report.change.w is 0 to 2000000";
                    ChangeMilliwatts = error == null ? (int)number * MilliwattsPerWatt : 0;
                    return true;
                case "report.change.min.s":
                    ChangeSeconds = (int)number;
                    error = isNumber && number >= 1 && number <= SecondsPerDay
                        ? null : "report.change.min.s is 1 to 86400";
                    return true;
                default:
                    return false;
            }
        }
    }
}
