using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Logging
{
    /// <summary>One line an event: uptime in seconds, level, part, message. What a technician reads in the
    /// field.</summary>
    public sealed class Log
    {
        /// <summary>Lines kept for the shell's <c>log</c> command.</summary>
        public const int KeptLines = 16;

        private readonly IConsole _console;
        private readonly IClock _clock;
        private readonly string[] _kept = new string[KeptLines];
        private int _count;

        public Log(IConsole console, IClock clock)
        {
            _console = console;
            _clock = clock;
        }

        public void Info(string part, string message)
        {
            Write("I", part, message);
        }

        public void Warn(string part, string message)
        {
            Write("W", part, message);
        }

        public void Error(string part, string message)
        {
            Write("E", part, message);
        }

        /// <summary>Writes the last lines again, oldest first.</summary>
        public void Repeat(IReply reply)
        {
            int first = _count < KeptLines ? 0 : _count - KeptLines;
            for (int i = first; i < _count; i++)
            {
                reply.WriteLine("log " + _kept[i % KeptLines]);
            }
        }

        private void Write(string level, string part, string message)
        {
            long uptimeMs = _clock.UptimeMs;
            long seconds = uptimeMs / 1000;
            string fraction = (uptimeMs - seconds * 1000 + 1000).ToString().Substring(1);
            string line = seconds.ToString() + "." + fraction + " " + level + " " + part + " " + message;
            _kept[_count % KeptLines] = line;
            _count++;
            _console.WriteLine(line);
        }
    }
}
