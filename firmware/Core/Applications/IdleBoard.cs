namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>
    /// A board that cannot work, for want of provisioning or of wiring that works: it says so and waits.
    /// </summary>
    public sealed class IdleBoard : IApplication
    {
        private const int ReminderMs = 60000;

        private readonly Board _board;
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
            string line = _board.Console.TryReadLine();
            if (line == "status")
            {
                _board.Console.WriteLine("status kind=" + _kind + " " + _state);
            }
            else if (line == "reboot")
            {
                _board.Power.Reboot();
            }
            else if (line != null && line.Length > 0)
            {
                _board.Console.WriteLine("this board is " + _state + "; status and reboot are all it knows");
            }

            if (_board.Clock.UptimeMs >= _nextReminderMs)
            {
                _nextReminderMs += ReminderMs;
                _board.Log.Warn("setup", "this board is " + _state + " and waits");
            }
        }

        public void Recover()
        {
        }
    }
}
