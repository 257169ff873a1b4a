using System;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Platform
{
    /// <summary>The system tick and the system date, which SNTP sets.</summary>
    public sealed class PlatformClock : IClock
    {
        // The date counts from the build epoch of the image until SNTP has answered: any year before this is
        // unset.
        private const int FirstPlausibleYear = 2025;
        private const long UnixEpochTicks = 621355968000000000L;

        public long UptimeMs
        {
            get { return Environment.TickCount64; }
        }

        public long SteadyMs
        {
            get { return Environment.TickCount64; }
        }

        public bool IsPlayed
        {
            get { return false; }
        }

        public bool TryGetUnixMs(out long unixMs)
        {
            DateTime now = DateTime.UtcNow;
            unixMs = (now.Ticks - UnixEpochTicks) / TimeSpan.TicksPerMillisecond;
            return now.Year >= FirstPlausibleYear;
        }
    }
}
