namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>A board that cannot work because provisioning is missing or wrong: it says so and waits.</summary>
    public sealed class UnprovisionedBoard : IApplication
    {
        private const int ReminderMs = 60000;

        private readonly Board _board;
        private readonly string _kind;
        private long _nextReminderMs;

        public UnprovisionedBoard(Board board, string kind)
        {
            _board = board;
            _kind = kind;
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
                _board.Console.WriteLine("status kind=" + _kind + " unprovisioned");
            }
            else if (line == "reboot")
            {
                _board.Power.Reboot();
            }
            else if (line != null && line.Length > 0)
            {
                _board.Console.WriteLine("this board is not provisioned; status and reboot are all it knows");
            }

            if (_board.Clock.UptimeMs >= _nextReminderMs)
            {
                _nextReminderMs += ReminderMs;
                _board.Log.Warn("setup", "waiting for provisioning");
            }
        }

        public void Recover()
        {
        }
    }
}
