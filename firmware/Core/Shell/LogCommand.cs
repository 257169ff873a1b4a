using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Logging;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Shows the last log lines again.</summary>
    public sealed class LogCommand : ICommand
    {
        private readonly Log _log;

        public LogCommand(Log log)
        {
            _log = log;
        }

        public string Name
        {
            get { return "log"; }
        }

        public string Usage
        {
            get
            {
                return "log [N]: the last N log lines, at most " + Log.KeptLines.ToString()
                    + "; those from before the last start are marked";
            }
        }

        public bool IsReadOnly
        {
            get { return true; }
        }

        public void Run(string[] words, IReply reply)
        {
            long lines = Log.KeptLines;
            if (words.Length > 2 || (words.Length == 2
                && (!SettingsSyntax.TryParseNumber(words[1], out lines) || lines < 1 || lines > Log.KeptLines)))
            {
                reply.WriteLine(Usage);
                return;
            }

            _log.Repeat((int)lines, reply);
        }
    }
}
