namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>The last few raw values of one quantity, for a technician who compares them with an
    /// instrument.</summary>
    public sealed class RecentSamples
    {
        public const int Capacity = 8;

        // Two per cent of the mean: a load that moves more cannot be compared with a number read off a display.
        private const int SteadyFraction = 50;

        private readonly int[] _values = new int[Capacity];
        private int _next;
        private int _count;

        /// <summary>0 before the first value.</summary>
        public int Latest
        {
            get { return _values[_next == 0 ? Capacity - 1 : _next - 1]; }
        }

        public bool IsFull
        {
            get { return _count == Capacity; }
        }

        public int Mean
        {
            get
            {
                long sum = 0;
                for (int i = 0; i < _count; i++)
                {
                    sum += _values[i];
                }

                long mean = _count == 0 ? 0 : sum / _count;
                return (int)mean;
            }
        }

        public void Add(int value)
        {
            _values[_next] = value;
            _next = _next == Capacity - 1 ? 0 : _next + 1;
            if (_count < Capacity)
            {
                _count++;
            }
        }

        /// <param name="floor">A spread up to this much is steady whatever the mean.</param>
        public bool IsSteady(int floor)
        {
            long lowest = _values[0];
            long highest = lowest;
            for (int i = 1; i < _count; i++)
            {
                lowest = _values[i] < lowest ? _values[i] : lowest;
                highest = _values[i] > highest ? _values[i] : highest;
            }

            long mean = Mean;
            long spread = highest - lowest;
            return IsFull && (spread <= floor || spread <= (mean < 0 ? -mean : mean) / SteadyFraction);
        }
    }
}
