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

        public PeriodPower()
        {
            Clear();
        }

        public int MeanWatts
        {
            get { return RoundedWatts(_spanMs == 0 ? 0 : _energyMilliwattMs / _spanMs); }
        }

        /// <summary>Lowest level that lasted; that of the mean in a period too short to have one.</summary>
        public int LowestWatts
        {
            get { return HasExtremes ? RoundedWatts(_lowest) : MeanWatts; }
        }

        /// <summary>Highest level that lasted, likewise.</summary>
        public int HighestWatts
        {
            get { return HasExtremes ? RoundedWatts(_highest) : MeanWatts; }
        }

        // In one window the level that most samples reach lies below the one that most do not exceed.
        private bool HasExtremes
        {
            get { return _lowest <= _highest; }
        }

        /// <summary>Whole watts, halves away from zero.</summary>
        public static int RoundedWatts(long milliwatts)
        {
            long half = milliwatts < 0 ? -MilliwattsPerWatt / 2 : MilliwattsPerWatt / 2;
            long watts = (milliwatts + half) / MilliwattsPerWatt;
            return (int)watts;
        }

        public void Add(int milliwatts, int intervalMs)
        {
            _energyMilliwattMs += (long)milliwatts * intervalMs;
            _spanMs += intervalMs;
        }

        /// <summary>Notes levels that several samples agree on, mW: a single one may be a spike.</summary>
        public void Reach(int low, int high)
        {
            _lowest = low < _lowest ? low : _lowest;
            _highest = high > _highest ? high : _highest;
        }

        public void Clear()
        {
            _energyMilliwattMs = 0;
            _spanMs = 0;
            _lowest = int.MaxValue;
            _highest = int.MinValue;
        }
    }
}
