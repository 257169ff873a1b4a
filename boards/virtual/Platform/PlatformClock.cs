using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary>The process's own monotonic clock, and the date of the simulated world.</summary>
    public sealed class PlatformClock : IClock
    {
        private readonly VirtualHardware _board = VirtualHardware.Current;

        public long UptimeMs
        {
            get { return _board.UptimeMs; }
        }

        public long SteadyMs
        {
            get { return _board.Bench.UnixMs; }
        }

        public bool IsPlayed
        {
            get { return _board.Bench.IsPlayed; }
        }

        public bool TryGetUnixMs(out long unixMs)
        {
            bool hasTime = _board.TimeServer.HasTime;
            unixMs = _board.Bench.UnixMs + _board.TimeServer.ToldOffsetMs;
            return hasTime;
        }
    }
}
