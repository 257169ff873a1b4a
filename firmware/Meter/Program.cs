using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Platform;

namespace EdgeLedger.Firmware.Meter
{
    /// <summary>The meter's firmware.</summary>
    public static class Program
    {
        public static void Main()
        {
            Run(new DevicePlatform());
        }

        /// <summary>Runs on any board; never returns.</summary>
        public static void Run(IPlatform platform)
        {
            BoardStart.Run(platform, new MeterFactory());
        }
    }
}
