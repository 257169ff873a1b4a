namespace EdgeLedger.Firmware.Core.Filtering
{
    /// <summary>Replaces a sample that stands out from its neighbours by their median (Hampel 1974).</summary>
    /// <remarks>
    /// The window is centred: a sample is judged by the three before and the three after it, and so comes out
    /// <see cref="DelaySamples"/> later. A filter that only looks back takes the first samples after an appliance
    /// has switched for outliers; seen from both sides a step keeps its place and its height, and the energy under
    /// it is exact. Up to three outliers in a window are found; a true pulse of three samples or fewer is lost.
    /// Right at a step the window is half of one level and half of the other, its deviation is the step, and a
    /// spike of up to 4.4 steps would pass: there the two halves are judged apart (<see cref="SideBySide"/>).
    /// Works on rings of integers and allocates nothing per sample.
    /// </remarks>
    public sealed class HampelFilter
    {
        public const int WindowSamples = 7;
        public const int DelaySamples = WindowSamples / 2;

        // 3 x 1.4826 (the MAD of a normal distribution is sigma / 1.4826) in 1/1024ths: no fast floating point
        // here.
        private const long ThresholdPer1024 = 4555;

        private const int MostDeviants = 2;

        private readonly int[] _window = new int[WindowSamples];
        private readonly int[] _sorted = new int[WindowSamples];
        private readonly SideBySide _sides = new SideBySide();
        private readonly int _floor;
        private readonly int _relativeShift;
        private int _newest = -1;
        private int _count;

        /// <param name="floor">
        /// Smallest deviation ever called an outlier, in the unit of the samples: a flat line with one count of
        /// noise is not all outliers.
        /// </param>
        /// <param name="relativeShift">
        /// A deviation below median / 2^shift is never an outlier either; 31 for none.
        /// </param>
        public HampelFilter(int floor, int relativeShift)
        {
            _floor = floor;
            _relativeShift = relativeShift;
        }

        /// <summary>Samples replaced since start-up; a technician reads it as the health of the wiring.</summary>
        public int ReplacedCount { get; private set; }

        /// <summary>What the last sample that came out was before it was judged.</summary>
        public int Unfiltered { get; private set; }

        /// <summary>What five of the seven samples reach or exceed: a level that lasted, whatever two others
        /// say.</summary>
        /// <remarks>Four spikes in a window pass for its level and one such window in a month is likely where one
        /// sample in a hundred is a spike; five come once in fifteen years.</remarks>
        public int SustainedHigh
        {
            get { return _sorted[MostDeviants]; }
        }

        /// <summary>What five of the seven samples do not exceed.</summary>
        public int SustainedLow
        {
            get { return _sorted[WindowSamples - 1 - MostDeviants]; }
        }

        /// <summary>False while what comes out has too few neighbours to be judged by.</summary>
        public bool IsJudging
        {
            get { return _count == WindowSamples; }
        }

        /// <summary>Takes the newest sample and gives the one of three samples ago.</summary>
        /// <returns>
        /// False for the first three samples, when none comes out yet. The next three come out as they were, since
        /// they have too few neighbours to be judged by.
        /// </returns>
        public bool TryFilter(int sample, out int filtered)
        {
            Remember(sample);
            int centre = _newest - DelaySamples;
            filtered = _window[centre < 0 ? centre + WindowSamples : centre];
            Unfiltered = filtered;
            if (_count < WindowSamples)
            {
                return _count > DelaySamples;
            }

            int median = _sorted[DelaySamples];
            int distance = Distance(filtered, median);
            if (IsRemarkable(distance, median)
                && (distance > Threshold(median) || StandsOutFromBothSides(filtered)))
            {
                ReplacedCount++;
                filtered = median;
            }

            return true;
        }

        private bool IsRemarkable(int distance, int level)
        {
            return distance > _floor && distance > (level < 0 ? -level : level) >> _relativeShift;
        }

        private bool StandsOutFromBothSides(int sample)
        {
            int distance = _sides.DistanceOf(sample, _window, _newest);
            return IsRemarkable(distance, _sides.Level) && distance > _sides.Threshold;
        }

        private void Remember(int sample)
        {
            _newest = _newest == WindowSamples - 1 ? 0 : _newest + 1;
            int position = _count;
            if (_count == WindowSamples)
            {
                int oldest = _window[_newest];
                position = 0;
                while (_sorted[position] != oldest)
                {
                    position++;
                }

                while (position < WindowSamples - 1 && _sorted[position + 1] < sample)
                {
                    _sorted[position] = _sorted[position + 1];
                    position++;
                }
            }
            else
            {
                _count++;
            }

            while (position > 0 && _sorted[position - 1] > sample)
            {
                _sorted[position] = _sorted[position - 1];
                position--;
            }

            _sorted[position] = sample;
            _window[_newest] = sample;
        }

        // The fourth smallest of the seven distances from the median. The median's own is 0; the others grow
        // outwards on both sides, so three steps along the smaller of the two arms find it without sorting.
        private long Threshold(int median)
        {
            int low = DelaySamples - 1;
            int high = DelaySamples + 1;
            int deviation = 0;
            for (int i = 0; i < DelaySamples; i++)
            {
                int below = low >= 0 ? Distance(_sorted[low], median) : int.MaxValue;
                int above = high < WindowSamples ? Distance(_sorted[high], median) : int.MaxValue;
                if (below < above)
                {
                    deviation = below;
                    low--;
                }
                else
                {
                    deviation = above;
                    high++;
                }
            }

            return deviation * ThresholdPer1024 / 1024;
        }

        private static int Distance(int a, int b)
        {
            long difference = (long)a - b;
            if (difference < 0)
            {
                difference = -difference;
            }

            return difference > int.MaxValue ? int.MaxValue : (int)difference;
        }
    }
}
