namespace EdgeLedger.Firmware.Core.Filtering
{
    /// <summary>Judges the middle of a window by the levels on its two sides, which may differ.</summary>
    /// <remarks>
    /// The level of a side is the median of its three samples, so that one spike among them does not count. A
    /// sample between the two levels is part of the step from one to the other. How far the neighbours lie from
    /// their own levels says how restless the signal is; the largest of the six is left out, since it may be a
    /// spike itself.
    /// </remarks>
    internal sealed class SideBySide
    {
        private const int ThresholdFactor = 4;

        private int _largest;
        private int _second;

        /// <summary>The level nearer to the sample last judged.</summary>
        public int Level { get; private set; }

        /// <summary>A distance beyond this stands out from the restlessness of both sides.</summary>
        public long Threshold
        {
            get { return (long)_second * ThresholdFactor; }
        }

        /// <param name="window">Ring of seven samples.</param>
        /// <param name="newest">Position of the newest.</param>
        /// <returns>How far the sample lies outside of the range between both levels; 0 within.</returns>
        public int DistanceOf(int sample, int[] window, int newest)
        {
            _largest = 0;
            _second = 0;
            int after = LevelOf(window, newest);
            int before = LevelOf(window, newest - HampelFilter.DelaySamples - 1);
            int low = before < after ? before : after;
            int high = before < after ? after : before;
            Level = sample > high ? high : low;
            long distance = sample > high ? (long)sample - high : sample < low ? (long)low - sample : 0;
            return distance > int.MaxValue ? int.MaxValue : (int)distance;
        }

        private int LevelOf(int[] window, int last)
        {
            int a = window[Wrap(last)];
            int b = window[Wrap(last - 1)];
            int c = window[Wrap(last - 2)];
            int median = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
            Note(a, median);
            Note(b, median);
            Note(c, median);
            return median;
        }

        private void Note(int sample, int level)
        {
            long difference = (long)sample - level;
            difference = difference < 0 ? -difference : difference;
            int deviation = difference > int.MaxValue ? int.MaxValue : (int)difference;
            if (deviation > _largest)
            {
                _second = _largest;
                _largest = deviation;
            }
            else if (deviation > _second)
            {
                _second = deviation;
            }
        }

        private static int Wrap(int position)
        {
            return position < 0 ? position + HampelFilter.WindowSamples : position;
        }
    }
}
