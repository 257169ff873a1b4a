using System;

namespace EdgeLedger.Firmware.Core.Time
{
    /// <summary>A date as people in the field read it: ISO 8601, UTC, whole seconds.</summary>
    public static class UtcText
    {
        private const long UnixEpochTicks = 621355968000000000L;

        /// <param name="unixMs">Milliseconds since 1970, before the year 10000.</param>
        public static string Of(long unixMs)
        {
            DateTime date = new DateTime(UnixEpochTicks + unixMs * TimeSpan.TicksPerMillisecond);
            return date.Year.ToString() + "-" + Two(date.Month) + "-" + Two(date.Day)
                + "T" + Two(date.Hour) + ":" + Two(date.Minute) + ":" + Two(date.Second) + "Z";
        }

        private static string Two(int number)
        {
            return (number < 10 ? "0" : "") + number.ToString();
        }
    }
}
