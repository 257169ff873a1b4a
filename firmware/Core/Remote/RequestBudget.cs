namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>Lets requests through at a rate that leaves the board to its measuring.</summary>
    public sealed class RequestBudget
    {
        private readonly int _burst;
        private readonly int _spacingMs;

        // The uptime up to which the requests so far are spread out, one a spacing.
        private long _spentUntilMs;

        /// <param name="burst">So many at once, after a silence.</param>
        /// <param name="spacingMs">One more in each such time.</param>
        public RequestBudget(int burst, int spacingMs)
        {
            _burst = burst;
            _spacingMs = spacingMs;
        }

        /// <summary>Requests that came too fast, since start-up.</summary>
        public int RefusedCount { get; private set; }

        public bool TrySpend(long uptimeMs)
        {
            long from = _spentUntilMs < uptimeMs ? uptimeMs : _spentUntilMs;
            if (from + _spacingMs - uptimeMs > (long)_burst * _spacingMs)
            {
                RefusedCount++;
                return false;
            }

            _spentUntilMs = from + _spacingMs;
            return true;
        }
    }
}
