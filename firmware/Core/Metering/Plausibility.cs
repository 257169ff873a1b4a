namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Flags filtered samples that a healthy installation does not show. It corrects nothing.</summary>
    public sealed class Plausibility
    {
        /// <summary>A value that has not moved by one mW for this long is a dead converter, not a load.</summary>
        public const int StuckSamples = 900;

        private readonly int _maximumPowerMilliwatts;
        private readonly int _maximumStepMilliwatts;
        private int _previousMilliwatts;
        private int _equalSamples;
        private bool _started;

        /// <param name="maximumPowerMilliwatts">What the main fuse can carry, either direction.</param>
        public Plausibility(int maximumPowerMilliwatts)
        {
            _maximumPowerMilliwatts = maximumPowerMilliwatts;
            _maximumStepMilliwatts = maximumPowerMilliwatts;
        }

        /// <returns>Bits of <see cref="Quality"/>.</returns>
        public int Check(int milliwatts)
        {
            int flags = 0;
            if (milliwatts > _maximumPowerMilliwatts || milliwatts < -_maximumPowerMilliwatts)
            {
                flags = Quality.OutOfRange;
            }

            if (_started)
            {
                long step = (long)milliwatts - _previousMilliwatts;
                if (step > _maximumStepMilliwatts || step < -_maximumStepMilliwatts)
                {
                    flags |= Quality.RateOfChange;
                }

                // A load of exactly nothing may last for months.
                _equalSamples = step == 0 && milliwatts != 0 ? _equalSamples + 1 : 0;
                if (_equalSamples >= StuckSamples)
                {
                    flags |= Quality.StuckValue;
                }
            }

            _started = true;
            _previousMilliwatts = milliwatts;
            return flags;
        }
    }
}
