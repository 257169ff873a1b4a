using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>An actuator: switches relays on a person's word at the device, and reports their state.</summary>
    public sealed class Actuator : LedgerBoard
    {
        private readonly RelayPanel _relays;
        private readonly IButton _button;
        private readonly PeriodClock _period;
        private long _second;
        private int _pendingCause = StatusCause.Start;
        private bool _hasPending = true;

        public Actuator(Board board, Identity identity, IMessageLink link, IRelay[] relays, IButton button)
            : base(board, identity, link)
        {
            _relays = new RelayPanel(relays, board.Files, board.Log);
            _button = button;
            _period = new PeriodClock(identity.Settings.Reporting.PeriodSeconds);
            Open();
            _relays.TakeUp();
            SaveCheckpoint();
            Shell.Add(new SwitchCommand(this));
            Tests.Add(new RelayTestCommand(_relays, board.Clock));
        }

        public int RelayCount
        {
            get { return _relays.Count; }
        }

        protected override string Kind
        {
            get { return BoardSettings.KindActuator; }
        }

        // A pin lets go while the chip starts: a closed relay would open for that time.
        protected override bool MayRestart
        {
            get { return _relays.Bits == 0; }
        }

        /// <param name="cause">One of <see cref="StatusCause"/>, for the report.</param>
        /// <returns>False when flash or relay refused; the state is then the one before.</returns>
        public bool TrySwitch(int relay, bool closed, int cause)
        {
            if (!_relays.TrySwitch(relay, closed))
            {
                return false;
            }

            // The report waits for the next step: the clock may not be known yet.
            _pendingCause = cause;
            _hasPending = true;
            return true;
        }

        protected override void AppendRegister(StringBuilder text)
        {
            text.Append(" none");
        }

        protected override void AppendState(StringBuilder text)
        {
            text.Append(" relays=").Append(_relays.Bits);
        }

        protected override void FillCheckpoint()
        {
        }

        protected override void Serve(long uptimeMs)
        {
            _relays.Step(uptimeMs);
        }

        protected override void Work(long unixMs)
        {
            long second = unixMs / 1000;
            if (second != _second)
            {
                if (_second == 0 || second < _second)
                {
                    _period.Start(second, 0);
                }

                _second = second;
                if (_period.HasEnded(second))
                {
                    _period.Start(second, 0);
                    Report(StatusCause.Periodic);
                }
            }

            if (_button.TryTakePress() && _relays.Count > 0)
            {
                TrySwitch(0, !_relays.IsClosed(0), StatusCause.Button);
            }

            if (_hasPending)
            {
                _hasPending = false;
                Report(_pendingCause);
            }
        }

        private void Report(int cause)
        {
            long uptimeSeconds = Board.Clock.UptimeMs / 1000;
            GiveUpUnstored();
            Record.Kind = RecordKind.Status;
            Record.Cause = cause;
            Record.Quality = 0;
            Record.UnixSeconds = _second;
            Record.Relays = _relays.Bits;
            Record.UptimeSeconds = (int)uptimeSeconds;
            Store();
        }
    }
}
