namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>The whole seconds at which a meter samples, and what the date did from one to the next.</summary>
    public sealed class SecondClock
    {
        private const int MillisecondsPerSecond = 1000;

        // A time server that corrects the crystal moves the date by less; two ticks of rounding are in it.
        private const int LargestSlewSeconds = 2;

        private long _steppedMs;

        /// <summary>The last second, by the date or by the steady clock.</summary>
        public long Second { get; private set; }

        /// <summary>Seconds of the steady clock since the one before.</summary>
        public long PassedSeconds { get; private set; }

        /// <summary>How far the date was set meanwhile; 0 for as little as a correction of the crystal.</summary>
        public long SetSeconds { get; private set; }

        /// <summary>Begins by one clock or the other; the present second is the next to come.</summary>
        public void Start(long second, long steadyMs)
        {
            Second = second - 1;
            _steppedMs = steadyMs - MillisecondsPerSecond;
        }

        /// <returns>False within the same second.</returns>
        public bool TryAdvance(long second, long steadyMs)
        {
            if (second == Second)
            {
                return false;
            }

            PassedSeconds = (steadyMs - _steppedMs + MillisecondsPerSecond / 2) / MillisecondsPerSecond;
            long moved = second - Second - PassedSeconds;
            SetSeconds = moved > LargestSlewSeconds || moved < -LargestSlewSeconds ? moved : 0;
            Second = second;
            _steppedMs = steadyMs;
            return true;
        }
    }
}
