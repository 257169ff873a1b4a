using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Flags what a healthy installation does not show. It corrects nothing.</summary>
    public sealed class Plausibility
    {
        /// <summary>Figures of which none has moved for this long come from a dead converter, not from a
        /// load.</summary>
        public const int StuckSamples = 900;

        // Extended operating range of a meter, 0.8 to 1.15 of its nominal voltage (IEC 62052-11).
        private const int LowestVoltagePercent = 80;
        private const int HighestVoltagePercent = 115;
        private const int LowestCentihertz = 4500;
        private const int HighestCentihertz = 6500;

        // Active power may exceed volts times amperes by the errors of three converters, and at a trickle by the
        // last digit of the ammeter.
        private const int ApparentPercent = 110;
        private const int ApparentSlackMilliwatts = 5000;
        private const int UnityPerMille = 1000;

        private readonly int _maximumStepMilliwatts;
        private readonly int _lowestMillivolts;
        private readonly int _highestMillivolts;
        private readonly MeterSample _previous = new MeterSample();
        private int _previousMilliwatts;
        private int _equalSamples;
        private bool _started;

        public Plausibility(MeteringSettings settings)
        {
            MaximumPowerMilliwatts = settings.MaximumPowerMilliwatts;
            _maximumStepMilliwatts = settings.MaximumStepMilliwatts;
            _lowestMillivolts = settings.NominalVolts * 10 * LowestVoltagePercent;
            _highestMillivolts = settings.NominalVolts * 10 * HighestVoltagePercent;
        }

        /// <summary>What the main fuse can carry, either direction.</summary>
        public int MaximumPowerMilliwatts { get; private set; }

        /// <summary>Judges a sample before any filter: what the front end itself says.</summary>
        /// <returns>Bits of <see cref="Quality"/>.</returns>
        public int CheckSample(MeterSample sample)
        {
            int flags = 0;
            if (_highestMillivolts > 0 && sample.VoltageMillivolts > 0
                && (sample.VoltageMillivolts < _lowestMillivolts || sample.VoltageMillivolts > _highestMillivolts))
            {
                flags = Quality.Grid;
            }

            if (sample.FrequencyCentihertz != 0
                && (sample.FrequencyCentihertz < LowestCentihertz || sample.FrequencyCentihertz > HighestCentihertz))
            {
                flags |= Quality.Grid;
            }

            if (sample.PowerFactorPerMille > UnityPerMille || ExceedsApparentPower(sample))
            {
                flags |= Quality.PowerFactor;
            }

            // A load of exactly nothing may last for months.
            bool isEqual = sample.ActivePowerMilliwatts != 0 && IsLikePrevious(sample);
            _equalSamples = isEqual ? _equalSamples + 1 : 0;
            if (_equalSamples >= StuckSamples)
            {
                flags |= Quality.StuckValue;
            }

            _previous.CopyFrom(sample);
            return flags;
        }

        /// <summary>Judges the filtered power: a spike that was taken out is not out of range.</summary>
        /// <returns>Bits of <see cref="Quality"/>.</returns>
        public int CheckPower(int milliwatts)
        {
            int flags = 0;
            if (milliwatts > MaximumPowerMilliwatts || milliwatts < -MaximumPowerMilliwatts)
            {
                flags = Quality.OutOfRange;
            }

            long step = (long)milliwatts - _previousMilliwatts;
            if (_started && (step > _maximumStepMilliwatts || step < -_maximumStepMilliwatts))
            {
                flags |= Quality.RateOfChange;
            }

            _started = true;
            _previousMilliwatts = milliwatts;
            return flags;
        }

        // mV x mA are uW.
        private static bool ExceedsApparentPower(MeterSample sample)
        {
            if (sample.VoltageMillivolts <= 0 || sample.CurrentMilliamps == 0)
            {
                return false;
            }

            long apparent = (long)sample.VoltageMillivolts * sample.CurrentMilliamps / 1000;
            apparent = apparent < 0 ? -apparent : apparent;
            long active = sample.ActivePowerMilliwatts;
            active = active < 0 ? -active : active;
            return active > apparent * ApparentPercent / 100 + ApparentSlackMilliwatts;
        }

        private bool IsLikePrevious(MeterSample sample)
        {
            return sample.ActivePowerMilliwatts == _previous.ActivePowerMilliwatts
                && sample.VoltageMillivolts == _previous.VoltageMillivolts
                && sample.CurrentMilliamps == _previous.CurrentMilliamps
                && sample.FrequencyCentihertz == _previous.FrequencyCentihertz
                && sample.ImportTicks == _previous.ImportTicks
                && sample.ExportTicks == _previous.ExportTicks;
        }
    }
}
