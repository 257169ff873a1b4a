namespace EdgeLedger.Firmware.Core.Time
{
    /// <summary>One figure a gateway, of which the largest counts; older ones lose what a crystal may have
    /// drifted.</summary>
    internal sealed class AgedFigures
    {
        /// <summary>Below every figure, far enough from the end of the numbers to count with.</summary>
        public const long Never = long.MinValue / 4;

        private readonly long[] _figures;
        private readonly long[] _saidAtMs;
        private readonly long[] _aged;

        public AgedFigures(int gateways)
        {
            _figures = new long[gateways];
            _saidAtMs = new long[gateways];
            _aged = new long[gateways];
            for (int i = 0; i < gateways; i++)
            {
                _figures[i] = Never;
            }
        }

        public void Offer(int gateway, long figure, long nowMs)
        {
            if (figure >= Aged(gateway, nowMs))
            {
                _figures[gateway] = figure;
                _saidAtMs[gateway] = nowMs;
            }
        }

        /// <returns>The largest figure that at least so many gateways have reached, or less than half of
        /// <see cref="Never"/>.</returns>
        public long ReachedBy(int gateways, long nowMs)
        {
            for (int i = 0; i < _aged.Length; i++)
            {
                _aged[i] = Aged(i, nowMs);
            }

            return Agreement.LargestReachedBy(gateways, _aged);
        }

        private long Aged(int gateway, long nowMs)
        {
            return _figures[gateway] - ((nowMs - _saidAtMs[gateway]) >> BoardClock.DriftShift);
        }
    }
}
