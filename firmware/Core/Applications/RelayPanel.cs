using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>The relays of an actuator, and the note in flash of how they shall be.</summary>
    /// <remarks>
    /// The wanted state is in flash before a relay moves, and is taken up again at start: a relay does not change
    /// because the board was restarted or lost its network.
    /// </remarks>
    public sealed class RelayPanel
    {
        private const int StateBytes = 4;
        private const int TestMs = 1000;
        private const int NoRelay = -1;

        private readonly IRelay[] _relays;
        private readonly Log _log;
        private readonly TwoCopyStore _store;
        private readonly byte[] _state = new byte[StateBytes];
        private int _tested = NoRelay;
        private bool _testedWasClosed;
        private long _testEndsMs;

        public RelayPanel(IRelay[] relays, IFileStore files, Log log)
        {
            _relays = relays;
            _log = log;
            _store = new TwoCopyStore(files, "I:\\relays", StateBytes);
        }

        public int Count
        {
            get { return _relays.Length; }
        }

        /// <summary>Relay 0 is the lowest bit; one that is being tested counts as it is now.</summary>
        public int Bits
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

        /// <summary>As noted: a test does not count.</summary>
        public bool IsClosed(int relay)
        {
            return relay == _tested ? _testedWasClosed : _relays[relay].IsClosed;
        }

        /// <summary>Moves the relays to where they were before the restart.</summary>
        public void TakeUp()
        {
            if (!_store.TryLoad(_state))
            {
                return;
            }

            int bits = Bytes.GetInt32(_state, 0);
            for (int i = 0; i < _relays.Length; i++)
            {
                Move(i, (bits & 1 << i) != 0);
            }
        }

        /// <returns>False when flash or relay refused; the state is then the one before.</returns>
        public bool TrySwitch(int relay, bool closed)
        {
            EndTest();
            int bits = Bits;
            int wanted = closed ? bits | 1 << relay : bits & ~(1 << relay);
            if (!TryNote(wanted) || !_relays[relay].TrySet(closed))
            {
                // A refused command must not be carried out by the next restart.
                TryNote(bits);
                _log.Error("relay", relay.ToString() + " could not be switched");
                return false;
            }

            _log.Info("relay", relay.ToString() + (closed ? " on" : " off"));
            return true;
        }

        /// <summary>Moves a relay until <see cref="Step"/> brings it back. Nothing is noted: a power cut meanwhile
        /// brings it back, too.</summary>
        /// <returns>False when the relay refused.</returns>
        public bool TryTest(int relay, long uptimeMs)
        {
            EndTest();
            bool isClosed = _relays[relay].IsClosed;
            if (!_relays[relay].TrySet(!isClosed))
            {
                _log.Error("relay", relay.ToString() + " could not be switched");
                return false;
            }

            _tested = relay;
            _testedWasClosed = isClosed;
            _testEndsMs = uptimeMs + TestMs;
            _log.Info("relay", relay.ToString() + (isClosed ? " off" : " on") + " for a test");
            return true;
        }

        public void Step(long uptimeMs)
        {
            if (_tested != NoRelay && uptimeMs >= _testEndsMs)
            {
                EndTest();
            }
        }

        private void EndTest()
        {
            if (_tested == NoRelay)
            {
                return;
            }

            int relay = _tested;
            _tested = NoRelay;
            if (Move(relay, _testedWasClosed))
            {
                string state = _testedWasClosed ? " on" : " off";
                _log.Info("relay", relay.ToString() + state + " again after the test");
            }
        }

        private bool Move(int relay, bool closed)
        {
            if (_relays[relay].TrySet(closed))
            {
                return true;
            }

            _log.Error("relay", relay.ToString() + " could not be switched");
            return false;
        }

        private bool TryNote(int bits)
        {
            Bytes.PutInt32(_state, 0, bits);
            return _store.TrySave(_state);
        }
    }
}
