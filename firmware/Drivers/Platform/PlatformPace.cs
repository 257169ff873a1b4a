using System.Threading;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Platform
{
    /// <summary>Sleeps: time in the field does not wait for a ledger.</summary>
    public sealed class PlatformPace : IPace
    {
        public void Pause(int milliseconds, bool backlogged)
        {
            Thread.Sleep(milliseconds);
        }
    }
}
