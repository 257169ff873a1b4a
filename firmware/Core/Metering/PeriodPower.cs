namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Mean, lowest and highest power of the running period.</summary>
    public sealed class PeriodPower
    {
        private const int MilliwattsPerWatt = 1000;

        private long _energyMilliwattMs;
        private long _spanMs;
        private int _lowest;
        private int _highest;
        private bool _hasExtremes;

        public int MeanWatts
        {
            get { return RoundedWatts(_spanMs == 0 ? 0 : _energyMilliwattMs / _spanMs); }
        }

        /// <summary>That of the mean where no sample was fit to be an extreme.</summary>
        public int LowestWatts
        {
            get { return _hasExtremes ? RoundedWatts(_lowest) : MeanWatts; }
        }

        /// <summary>Highest mean of one sample, a second as a rule.</summary>
        public int HighestWatts
        {
            get { return _hasExtremes ? RoundedWatts(_highest) : MeanWatts; }
        }

        /// <param name="isJudged">False for a sample that the filter could not judge yet: it may be a spike, and
        /// nobody shall see it as a peak.</param>
        public void Add(int milliwatts, int intervalMs, bool isJudged)
        {
            _energyMilliwattMs += (long)milliwatts * intervalMs;
            _spanMs += intervalMs;
            if (!isJudged)
            {
                return;
            }

            _lowest = _hasExtremes && _lowest < milliwatts ? _lowest : milliwatts;
            _highest = _hasExtremes && _highest > milliwatts ? _highest : milliwatts;
            _hasExtremes = true;
        }

        public void Clear()
        {
            _energyMilliwattMs = 0;
            _spanMs = 0;
            _hasExtremes = false;
        }

        private static int RoundedWatts(long milliwatts)
        {
            long half = milliwatts < 0 ? -MilliwattsPerWatt / 2 : MilliwattsPerWatt / 2;
            long watts = (milliwatts + half) / MilliwattsPerWatt;
            return (int)watts;
        }
    }
}
