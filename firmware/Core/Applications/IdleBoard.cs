using System.Text;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>
    /// A board that cannot work, for want of provisioning, of wiring that works, or of starts that last: it says
    /// so and waits for a person.
    /// </summary>
    public sealed class IdleBoard : IApplication
    {
        public const string Unprovisioned = "unprovisioned";
        public const string Miswired = "miswired";
        public const string SafeMode = "safe-mode";

        /// <summary>A board that nobody comes to tries again: supplies that come and go look like failed starts,
        /// too.</summary>
        public const int SafeModeMs = 3600000;

        private const int ReminderMs = 60000;

        private readonly Board _board;
        private readonly CommandShell _shell;
        private readonly string _kind;
        private readonly string _state;
        private long _nextReminderMs;
        private long _usedAtMs;

        /// <param name="state">One word for the status line, one of those above.</param>
        public IdleBoard(Board board, string kind, string state)
        {
            _board = board;
            _kind = kind;
            _state = state;
            _usedAtMs = board.Clock.UptimeMs;
            _nextReminderMs = _usedAtMs + ReminderMs;
            _shell = new CommandShell(board.Console);
            _shell.Add(new FiguresCommand("status", "what kind of board this is, and why it waits", WriteStatus));
            _shell.Add(new FiguresCommand("show", "starts of this board", WriteStarts));
            BoardCommands.AddTo(_shell, board, this, null);
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
            long uptimeMs = _board.Clock.UptimeMs;
            _usedAtMs = _shell.Step() ? uptimeMs : _usedAtMs;
            if (uptimeMs >= _nextReminderMs)
            {
                _nextReminderMs = uptimeMs + ReminderMs;
                _board.Log.Remind("setup", "this board is " + _state + " and waits");
            }

            if (_state == SafeMode && uptimeMs - _usedAtMs >= SafeModeMs)
            {
                _board.Life.TryNoteRestart(RestartReason.Software);
                _board.Restart("start", "nobody came: the application is tried again");
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

        private void WriteStarts(StringBuilder text)
        {
            text.Append(" kind=").Append(_kind);
            _board.Life.WriteTo(text);
        }
    }
}
