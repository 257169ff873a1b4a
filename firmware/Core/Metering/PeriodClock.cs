namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Tells when metering periods end: on wall-clock multiples of their length, so that the periods of
    /// all meters of a region match. The first after start is usually partial.</summary>
    public sealed class PeriodClock
    {
        private readonly int _periodSeconds;
        private long _endSeconds;

        public PeriodClock(int periodSeconds)
        {
            _periodSeconds = periodSeconds;
        }

        /// <summary>End of the running period, seconds since 1970 UTC; 0 before the start.</summary>
        public long EndSeconds
        {
            get { return _endSeconds; }
        }

        /// <summary>Begins, or begins anew after a jump of the clock.</summary>
        /// <param name="unixSeconds">Now.</param>
        /// <param name="lastEndSeconds">End of the last period that was reported: no earlier one is
        /// reported.</param>
        public void Start(long unixSeconds, long lastEndSeconds)
        {
            _endSeconds = (unixSeconds / _periodSeconds + 1) * _periodSeconds;
            if (_endSeconds <= lastEndSeconds)
            {
                _endSeconds = (lastEndSeconds / _periodSeconds + 1) * _periodSeconds;
            }
        }

        public bool HasEnded(long unixSeconds)
        {
            return unixSeconds >= _endSeconds;
        }

        public void Advance()
        {
            _endSeconds += _periodSeconds;
        }
    }
}
