using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Power
{
    /// <summary>Restarts the chip.</summary>
    public sealed class BoardPower : IPower
    {
        public void Reboot()
        {
            nanoFramework.Runtime.Native.Power.RebootDevice();
        }
    }
}
