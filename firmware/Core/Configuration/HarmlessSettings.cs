namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>Settings that a technician may change from afar: none of them can stop the metering, send data
    /// elsewhere, or weaken what is checked.</summary>
    /// <remarks>
    /// Only how often the board reports and notes its register. Not the time server (it dates readings), not
    /// plausibility, pins, front end, network or broker. A period or note of some seconds wears the flash out
    /// within weeks, hence the smallest values; a note once a day would lose a day of energy with each power cut,
    /// hence the largest. On the serial port they are allowed, for the bench.
    /// </remarks>
    public static class HarmlessSettings
    {
        public const int SmallestPeriodSeconds = 60;
        public const int SmallestCheckpointSeconds = 60;
        public const int LargestCheckpointSeconds = 3600;

        public static bool Contains(string key)
        {
            return key == "period.s" || key == "checkpoint.s";
        }

        /// <param name="error">One sentence, or null when the value is harmless, too.</param>
        public static bool TryCheck(string key, string value, out string error)
        {
            if (!Contains(key))
            {
                error = key + " is changed on the serial port only";
                return false;
            }

            error = BoardSettings.Check(key, value);
            if (error != null)
            {
                return false;
            }

            long number;
            int smallest = key == "period.s" ? SmallestPeriodSeconds : SmallestCheckpointSeconds;
            SettingsSyntax.TryParseNumber(value, out number);
            if (number < smallest)
            {
                error = key + " below " + smallest.ToString() + " wears out the flash: on the serial port only";
            }
            else if (key == "checkpoint.s" && number > LargestCheckpointSeconds)
            {
                error = key + " above " + LargestCheckpointSeconds.ToString()
                    + " loses much at a power cut: on the serial port only";
            }

            return error == null;
        }
    }
}
