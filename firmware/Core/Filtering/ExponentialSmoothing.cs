namespace EdgeLedger.Firmware.Core.Filtering
{
    /// <summary>Moving mean with fading memory, in integers.</summary>
    /// <remarks>
    /// mean += (sample - mean) / 2^shift, kept with 16 fractional bits so that small differences are not lost to
    /// rounding. A step has reached 63 % after 2^shift samples.
    /// </remarks>
    public sealed class ExponentialSmoothing
    {
        private const int FractionBits = 16;

        private readonly int _shift;
        private long _scaledMean;
        private bool _started;

        /// <param name="shift">0 follows every sample; each more doubles the time constant.</param>
        public ExponentialSmoothing(int shift)
        {
            _shift = shift;
        }

        /// <summary>The mean, rounded to the unit of the samples; 0 before the first.</summary>
        public int Value
        {
            get
            {
                long half = 1L << (FractionBits - 1);
                long rounded = (_scaledMean + half) >> FractionBits;
                return (int)rounded;
            }
        }

        public void Add(int sample)
        {
            long scaled = (long)sample << FractionBits;
            if (!_started)
            {
                _started = true;
                _scaledMean = scaled;
                return;
            }

            _scaledMean += (scaled - _scaledMean) >> _shift;
        }
    }
}
