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
            get { return "log: the last " + Log.KeptLines.ToString() + " log lines again"; }
        }

        public bool IsReadOnly
        {
            get { return true; }
        }

        public void Run(string[] words, IReply reply)
        {
            _log.Repeat(reply);
        }
    }
}
