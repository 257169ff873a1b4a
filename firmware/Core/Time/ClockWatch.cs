using EdgeLedger.Firmware.Core.Logging;

namespace EdgeLedger.Firmware.Core.Time
{
    /// <summary>Says in the log when another's word becomes the date.</summary>
    public sealed class ClockWatch
    {
        private readonly BoardClock _clock;
        private readonly Log _log;
        private ClockState _said;

        public ClockWatch(BoardClock clock, Log log)
        {
            _clock = clock;
            _log = log;
        }

        public void Step()
        {
            long unixMs;
            bool isKnown = _clock.TryGetUnixMs(out unixMs);
            if (!isKnown || _clock.State == _said)
            {
                return;
            }

            _said = _clock.State;
            if (_said == ClockState.Corrected)
            {
                _log.Warn("clock", "SNTP says " + UtcText.Of(_clock.ToldUnixMs) + ", ledger says "
                    + UtcText.Of(unixMs) + ": ledger wins");
            }
            else if (_said == ClockState.Ledger)
            {
                _log.Warn("clock", "SNTP is silent, ledger says " + UtcText.Of(unixMs));
            }
            else
            {
                _log.Info("clock", "SNTP says " + UtcText.Of(unixMs));
            }
        }
    }
}
