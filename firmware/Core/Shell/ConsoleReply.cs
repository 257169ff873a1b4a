using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Answers on the serial console.</summary>
    public sealed class ConsoleReply : IReply
    {
        private readonly IConsole _console;

        public ConsoleReply(IConsole console)
        {
            _console = console;
        }

        public void WriteLine(string line)
        {
            _console.WriteLine(line);
        }
    }
}
