using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Shell;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>An actuator: switches relays on a person's word at the device, and reports their state.</summary>
    /// <remarks>
    /// The wanted state is in flash before a relay moves, and is taken up again at start: a relay does not change
    /// because the board was restarted or lost its network.
    /// </remarks>
    public sealed class Actuator : LedgerBoard
    {
        private const int StateBytes = 4;

        private readonly IRelay[] _relays;
        private readonly IButton _button;
        private readonly PeriodClock _period;
        private readonly TwoCopyStore _stateStore;
        private readonly byte[] _state = new byte[StateBytes];
        private long _second;
        private int _pendingCause = StatusCause.Start;
        private bool _hasPending = true;

        public Actuator(Board board, Identity identity, IMessageLink link, IRelay[] relays, IButton button)
            : base(board, identity, link)
        {
            _relays = relays;
            _button = button;
            _period = new PeriodClock(identity.Settings.Reporting.PeriodSeconds);
            _stateStore = new TwoCopyStore(board.Files, "I:\\relays", StateBytes);
            Open();
            if (_stateStore.TryLoad(_state))
            {
                MoveAll(Bytes.GetInt32(_state, 0));
            }

            SaveCheckpoint();
            Shell.Add(new SwitchCommand(this));
        }

        public int RelayCount
        {
            get { return _relays.Length; }
        }

        protected override string Kind
        {
            get { return BoardSettings.KindActuator; }
        }

        private int RelayBits
        {
            get
            {
                int bits = 0;
                for (int i = 0; i < _relays.Length; i++)
                {
                    bits |= _relays[i].IsClosed ? 1 << i : 0;
                }

                return bits;
            }
        }

        /// <param name="cause">One of <see cref="StatusCause"/>, for the report.</param>
        /// <returns>False when flash or relay refused; the state is then the one before.</returns>
        public bool TrySwitch(int relay, bool closed, int cause)
        {
            int bits = RelayBits;
            int wanted = closed ? bits | 1 << relay : bits & ~(1 << relay);
            if (!TryNote(wanted) || !_relays[relay].TrySet(closed))
            {
                // A refused command must not be carried out by the next restart.
                TryNote(bits);
                Board.Log.Error("relay", relay.ToString() + " could not be switched");
                return false;
            }

            Board.Log.Info("relay", relay.ToString() + (closed ? " on" : " off"));
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
            text.Append(" relays=").Append(RelayBits);
        }

        protected override void FillCheckpoint()
        {
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

            if (_button.TryTakePress() && _relays.Length > 0)
            {
                TrySwitch(0, !_relays[0].IsClosed, StatusCause.Button);
            }

            if (_hasPending)
            {
                _hasPending = false;
                Report(_pendingCause);
            }
        }

        private bool TryNote(int bits)
        {
            Bytes.PutInt32(_state, 0, bits);
            return _stateStore.TrySave(_state);
        }

        private void MoveAll(int bits)
        {
            for (int i = 0; i < _relays.Length; i++)
            {
                if (!_relays[i].TrySet((bits & 1 << i) != 0))
                {
                    Board.Log.Error("relay", i.ToString() + " could not be switched");
                }
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
            Record.Relays = RelayBits;
            Record.UptimeSeconds = (int)uptimeSeconds;
            Store();
        }
    }
}
