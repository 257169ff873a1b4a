using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary>The process's standard streams as a serial port.</summary>
    public sealed class PlatformConsole : IConsole
    {
        private readonly SerialConsole _serial = VirtualHardware.Current.Console;

        public string TryReadLine()
        {
            return _serial.TryReadLine();
        }

        public void WriteLine(string line)
        {
            _serial.WriteLine(line);
        }
    }
}
