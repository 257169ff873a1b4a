namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Whether a front end's energy counter and its power tell the same story.</summary>
    public sealed class CounterJudge
    {
        // Over less time the steps of a coarse counter are most of the difference.
        private const int SpanMs = 300000;
        private const int ToleranceFraction = 5;
        private const long TenWattHours = 10000L * EnergyRegister.MilliwattMillisecondsPerMilliwattHour;

        private long _counted;
        private long _integrated;
        private long _spanMs;

        /// <param name="milliwattMs">Import less export by the counter.</param>
        public void AddCounted(long milliwattMs)
        {
            _counted += milliwattMs;
        }

        /// <param name="milliwattMs">Power times its time.</param>
        public void AddIntegrated(long milliwattMs, int intervalMs)
        {
            _integrated += milliwattMs;
            _spanMs += intervalMs;
        }

        /// <summary>Judges once enough time has passed, and begins anew; until then nothing is wrong.</summary>
        /// <returns>False when they differ by more than a fifth and by more than 10 Wh.</returns>
        public bool IsConsistent()
        {
            if (_spanMs < SpanMs)
            {
                return true;
            }

            long difference = _counted - _integrated;
            difference = difference < 0 ? -difference : difference;
            long counted = _counted < 0 ? -_counted : _counted;
            _counted = 0;
            _integrated = 0;
            _spanMs = 0;
            return difference <= TenWattHours || difference <= counted / ToleranceFraction;
        }
    }
}
