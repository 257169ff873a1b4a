using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Filtering;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>From samples to the figures of a metering period: filter, integrate, judge.</summary>
    /// <remarks>
    /// A front end that counts energy itself feeds the register directly; otherwise the filtered power is
    /// integrated. The filter gives a sample three samples late, so that the register at the end of a period holds
    /// the energy up to three samples before it. The next period holds the rest; nothing is counted twice or left
    /// out.
    /// </remarks>
    public sealed class EnergyMeter
    {
        /// <summary>Time without samples that is still bridged with the power of the next one; beyond it, nobody
        /// knows what was used and nothing is invented.</summary>
        public const int LongestBridgedMs = 60000;

        private const int FilterFloorMilliwatts = 250;
        private const int FilterRelativeShift = 6;
        private const int VoltageSmoothingShift = 3;
        private const int MilliwattsPerWatt = 1000;

        private readonly HampelFilter _filter = new HampelFilter(FilterFloorMilliwatts, FilterRelativeShift);
        private readonly ExponentialSmoothing _voltage = new ExponentialSmoothing(VoltageSmoothingShift);
        private readonly Plausibility _plausibility;
        private readonly int[] _intervalsMs = new int[HampelFilter.DelaySamples];
        private int _intervalPosition;

        private long _periodEnergy;
        private long _periodMs;
        private long _periodCounterEnergy;
        private int _quality;
        private long _lastCounter;
        private bool _hasCounter;
        private bool _hasVoltage;

        public EnergyMeter(int maximumPowerMilliwatts)
        {
            _plausibility = new Plausibility(maximumPowerMilliwatts);
        }

        public EnergyRegister Import { get; } = new EnergyRegister();

        public EnergyRegister Export { get; } = new EnergyRegister();

        /// <summary>Latest filtered power, mW, import positive.</summary>
        public int PowerMilliwatts { get; private set; }

        public int VoltageMillivolts
        {
            get { return _voltage.Value; }
        }

        public int ReplacedCount
        {
            get { return _filter.ReplacedCount; }
        }

        /// <summary>Marks the running period with bits of <see cref="Quality"/>.</summary>
        public void Flag(int quality)
        {
            _quality |= quality;
        }

        /// <param name="intervalMs">Time for which the sample stands.</param>
        public void Add(MeterSample sample, int intervalMs)
        {
            if (intervalMs > LongestBridgedMs || intervalMs < 0)
            {
                _quality |= Quality.FrontEndFault;
                intervalMs = 0;
            }

            if (sample.VoltageMillivolts > 0)
            {
                _hasVoltage = true;
                _voltage.Add(sample.VoltageMillivolts);
            }

            int delayedMs = _intervalsMs[_intervalPosition];
            _intervalsMs[_intervalPosition] = intervalMs;
            _intervalPosition = _intervalPosition == HampelFilter.DelaySamples - 1 ? 0 : _intervalPosition + 1;

            int milliwatts;
            if (sample.HasEnergyCounter)
            {
                Count(sample.EnergyCounterMilliwattHours);
                milliwatts = sample.ActivePowerMilliwatts;
                delayedMs = intervalMs;
            }
            else
            {
                int replaced = _filter.ReplacedCount;
                if (!_filter.TryFilter(sample.ActivePowerMilliwatts, out milliwatts))
                {
                    return;
                }

                if (_filter.ReplacedCount != replaced)
                {
                    _quality |= Quality.SamplesReplaced;
                }
            }

            _quality |= _plausibility.Check(milliwatts);
            PowerMilliwatts = milliwatts;
            Integrate(milliwatts, delayedMs, !sample.HasEnergyCounter);
        }

        /// <summary>Writes the figures of the period into <paramref name="record"/> and begins the next.</summary>
        public void ClosePeriod(OutboxRecord record)
        {
            JudgeCounter();
            record.ImportMilliwattHours = Import.MilliwattHours;
            record.ImportRemainder = Import.Remainder;
            record.ExportMilliwattHours = Export.MilliwattHours;
            record.ExportRemainder = Export.Remainder;
            record.PowerWatts = _periodMs == 0 ? 0 : RoundedWatts(_periodEnergy / _periodMs);
            record.Millivolts = _hasVoltage ? _voltage.Value : OutboxRecord.NotMeasured;
            record.Quality = _quality;
            _periodEnergy = 0;
            _periodMs = 0;
            _periodCounterEnergy = 0;
            _quality = 0;
        }

        private void Integrate(int milliwatts, int intervalMs, bool intoRegister)
        {
            long energy = (long)milliwatts * intervalMs;
            _periodEnergy += energy;
            _periodMs += intervalMs;
            if (!intoRegister)
            {
                return;
            }

            if (energy >= 0)
            {
                Import.Add(energy);
            }
            else
            {
                Export.Add(-energy);
            }
        }

        private void Count(long counterMilliwattHours)
        {
            long energy = 0;
            if (_hasCounter)
            {
                // A counter that runs backwards was powered off: it counts from 0 again.
                long difference = counterMilliwattHours - _lastCounter;
                energy = difference >= 0 ? difference : counterMilliwattHours;
            }

            _hasCounter = true;
            _lastCounter = counterMilliwattHours;
            energy *= EnergyRegister.MilliwattMillisecondsPerMilliwattHour;
            _periodCounterEnergy += energy;
            Import.Add(energy);
        }

        // Counter and power of a period must tell the same story within 20 % and 10 Wh.
        private void JudgeCounter()
        {
            if (!_hasCounter)
            {
                return;
            }

            const long TenWattHours = 10000L * EnergyRegister.MilliwattMillisecondsPerMilliwattHour;
            long difference = _periodCounterEnergy - _periodEnergy;
            if (difference < 0)
            {
                difference = -difference;
            }

            if (difference > TenWattHours && difference > _periodCounterEnergy / 5)
            {
                _quality |= Quality.RegisterMismatch;
            }
        }

        private static int RoundedWatts(long milliwatts)
        {
            long half = milliwatts < 0 ? -MilliwattsPerWatt / 2 : MilliwattsPerWatt / 2;
            long watts = (milliwatts + half) / MilliwattsPerWatt;
            return (int)watts;
        }
    }
}
