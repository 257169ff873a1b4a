namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Tells when the power has left the band round what was said last, and not too often.</summary>
    /// <remarks>
    /// The smoothed power must have left it, so that a blink is not a change, and the present one, too, so that
    /// one step is told once: what is told is the power after the step, which the smoothed one reaches only later.
    /// </remarks>
    public sealed class ChangeDetector
    {
        private readonly int _deadbandMilliwatts;
        private readonly long _shortestMs;
        private long _toldMs;
        private int _toldMilliwatts;
        private bool _started;

        /// <param name="deadbandMilliwatts">Half of the width of the band.</param>
        /// <param name="shortestMs">Time between two changes that are told, at least.</param>
        public ChangeDetector(int deadbandMilliwatts, long shortestMs)
        {
            _deadbandMilliwatts = deadbandMilliwatts;
            _shortestMs = shortestMs;
        }

        /// <returns>True when this power shall be told now; the band then lies round it.</returns>
        public bool Detect(int smoothedMilliwatts, int presentMilliwatts, long steadyMs)
        {
            if (_started
                && (steadyMs - _toldMs < _shortestMs
                    || IsWithin(smoothedMilliwatts) || IsWithin(presentMilliwatts)))
            {
                return false;
            }

            bool isChange = _started;
            _toldMs = isChange ? steadyMs : steadyMs - _shortestMs;
            _toldMilliwatts = presentMilliwatts;
            _started = true;
            return isChange;
        }

        private bool IsWithin(int milliwatts)
        {
            long difference = (long)milliwatts - _toldMilliwatts;
            return difference <= _deadbandMilliwatts && difference >= -_deadbandMilliwatts;
        }
    }
}
