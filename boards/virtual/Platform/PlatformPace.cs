using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary>Lets simulated time pass; see <see cref="VirtualBench.Pause"/>.</summary>
    public sealed class PlatformPace : IPace
    {
        private readonly VirtualBench _bench = VirtualHardware.Current.Bench;

        public void Pause(int milliseconds, bool backlogged)
        {
            _bench.Pause(milliseconds, backlogged);
        }
    }
}
