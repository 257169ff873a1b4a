namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>Chooses how long to wait for the next step.</summary>
    /// <remarks>
    /// Real time is cut short, so that console and gateways are answered at once. A pause that took no uptime to
    /// speak of means that time is being played: then from second to second, without idle steps.
    /// </remarks>
    public sealed class StepPacer
    {
        private const int MillisecondsPerSecond = 1000;
        private const int ShortPauseMs = 100;

        private long _stepMs;
        private long _previousStepMs;
        private int _previousPauseMs;

        /// <param name="uptimeMs">When the step that is to be followed by a pause began.</param>
        public void Begin(long uptimeMs)
        {
            _previousStepMs = _stepMs;
            _stepMs = uptimeMs;
        }

        /// <returns>Milliseconds of the wall clock; never beyond its next whole second.</returns>
        public int ChoosePause(long unixMs)
        {
            int toNextSecond = MillisecondsPerSecond - (int)(unixMs % MillisecondsPerSecond);
            bool isRealTime = 2 * (_stepMs - _previousStepMs) >= _previousPauseMs;
            _previousPauseMs = isRealTime && toNextSecond > ShortPauseMs ? ShortPauseMs : toNextSecond;
            return _previousPauseMs;
        }
    }
}
