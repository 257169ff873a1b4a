using System.Text;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>
    /// A board that cannot work, for want of provisioning or of wiring that works: it says so and waits.
    /// </summary>
    public sealed class IdleBoard : IApplication
    {
        private const int ReminderMs = 60000;

        private readonly Board _board;
        private readonly CommandShell _shell;
        private readonly string _kind;
        private readonly string _state;
        private long _nextReminderMs;

        /// <param name="state">One word for the status line: unprovisioned, miswired.</param>
        public IdleBoard(Board board, string kind, string state)
        {
            _board = board;
            _kind = kind;
            _state = state;
            _nextReminderMs = board.Clock.UptimeMs + ReminderMs;
            _shell = new CommandShell(board.Console);
            _shell.Add(new FiguresCommand("status", "why this board waits", WriteStatus));
            _shell.Add(new LogCommand(board.Log));
            _shell.Add(new RebootCommand(board, this));
        }

        public int PauseMs
        {
            get { return 100; }
        }

        public bool IsBacklogged
        {
            get { return false; }
        }

        public void Step()
        {
            _shell.Step();
            if (_board.Clock.UptimeMs >= _nextReminderMs)
            {
                _nextReminderMs += ReminderMs;
                _board.Log.Warn("setup", "this board is " + _state + " and waits");
            }
        }

        public void Recover()
        {
        }

        public void PrepareRestart()
        {
        }

        private void WriteStatus(StringBuilder text)
        {
            text.Append(" kind=").Append(_kind).Append(" ").Append(_state);
        }
    }
}
