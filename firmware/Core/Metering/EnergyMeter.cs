using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Filtering;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>From samples to the figures of a metering period: judge, filter, integrate.</summary>
    /// <remarks>
    /// A front end that counts energy itself feeds the register; otherwise the filtered power is integrated. The
    /// filter gives a sample three samples late, so that the register at the end of a period holds the energy up
    /// to three samples before it. The next period holds the rest; nothing is counted twice or left out. What the
    /// filter has taken off or added is counted, too, so that nobody has to believe that it was nothing.
    /// </remarks>
    public sealed class EnergyMeter
    {
        /// <summary>Time without samples that is still bridged with the power of the next one; beyond it, nobody
        /// knows what was used and nothing is invented.</summary>
        public const int LongestBridgedMs = 60000;

        private const int FilterFloorMilliwatts = 250;
        private const int FilterRelativeShift = 6;
        private const int VoltageSmoothingShift = 3;
        private const int PowerSmoothingShift = 2;

        private readonly HampelFilter _filter = new HampelFilter(FilterFloorMilliwatts, FilterRelativeShift);
        private readonly ExponentialSmoothing _voltage = new ExponentialSmoothing(VoltageSmoothingShift);
        private readonly ExponentialSmoothing _power = new ExponentialSmoothing(PowerSmoothingShift);
        private readonly PeriodPower _period = new PeriodPower();
        private readonly CounterJudge _judge = new CounterJudge();
        private readonly Plausibility _plausibility;
        private readonly int[] _intervalsMs = new int[HampelFilter.DelaySamples];
        private int _intervalPosition;
        private int _quality;
        private bool _hasVoltage;

        public EnergyMeter(Plausibility plausibility)
        {
            _plausibility = plausibility;
            Counters = new EnergyCounters(plausibility.MaximumPowerMilliwatts);
        }

        public EnergyRegister Import { get; } = new EnergyRegister();

        public EnergyRegister Export { get; } = new EnergyRegister();

        /// <summary>The front end's own counters, where it has some.</summary>
        public EnergyCounters Counters { get; private set; }

        /// <summary>Latest filtered power, mW, import positive.</summary>
        public int PowerMilliwatts { get; private set; }

        /// <summary>Filtered power with a memory of about four samples, for what looks at changes.</summary>
        public int SmoothedPowerMilliwatts
        {
            get { return _power.Value; }
        }

        public int VoltageMillivolts
        {
            get { return _voltage.Value; }
        }

        public int ReplacedCount
        {
            get { return _filter.ReplacedCount; }
        }

        /// <summary>Energy that raw samples held beyond what the filter gave, since start, mW ms; negative where
        /// it filled dips. It is in no register, unless the front end counts energy itself.</summary>
        public long RemovedMilliwattMs { get; private set; }

        /// <summary>False until the filter has a whole window to judge by, three samples after the first power.
        /// </summary>
        public bool IsSettled
        {
            get { return _filter.IsJudging; }
        }

        /// <summary>Power of the running period so far.</summary>
        public PeriodPower Period
        {
            get { return _period; }
        }

        /// <summary>Marks the running period with bits of <see cref="Quality"/>.</summary>
        public void Flag(int quality)
        {
            _quality |= quality;
        }

        /// <param name="elapsedMs">Time for which the sample stands, however long.</param>
        public void Add(MeterSample sample, long elapsedMs)
        {
            int intervalMs = (int)elapsedMs;
            if (elapsedMs > LongestBridgedMs)
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
            _quality |= _plausibility.CheckSample(sample);
            if (sample.HasEnergyCounter)
            {
                Follow(sample, elapsedMs, intervalMs);
            }

            int milliwatts;
            if (_filter.TryFilter(sample.ActivePowerMilliwatts, out milliwatts))
            {
                Integrate(milliwatts, delayedMs, !sample.HasEnergyCounter);
            }
        }

        /// <summary>Takes up what the counters have counted while this board was off, once that can be judged. The
        /// power of that time is not known, so nothing is compared with it.</summary>
        /// <returns>As <see cref="EnergyCounters.TryJudge"/>.</returns>
        public bool TryGoOn(long unixSeconds, bool isSure, out bool goesOn)
        {
            if (!Counters.TryJudge(unixSeconds, isSure, out goesOn))
            {
                return false;
            }

            if (goesOn)
            {
                AddCounted();
            }

            _quality |= goesOn ? Quality.Restart : Quality.RegisterMismatch;
            return true;
        }

        /// <summary>Writes the figures of the period into <paramref name="record"/> and begins the next.</summary>
        public void ClosePeriod(OutboxRecord record)
        {
            if (!_judge.IsConsistent())
            {
                _quality |= Quality.RegisterMismatch;
            }

            FillRegisters(record);
            record.PowerWatts = _period.MeanWatts;
            record.LowestWatts = _period.LowestWatts;
            record.HighestWatts = _period.HighestWatts;
            record.Quality = _quality;
            _period.Clear();
            _quality = 0;
        }

        /// <summary>Writes this moment's figures into <paramref name="record"/>; the period goes on.</summary>
        public void FillMoment(OutboxRecord record)
        {
            FillRegisters(record);
            record.PowerWatts = PeriodPower.RoundedWatts(PowerMilliwatts);
            record.LowestWatts = OutboxRecord.NotReported;
            record.HighestWatts = OutboxRecord.NotReported;
            record.Quality = _quality | Quality.OnChange;
        }

        private void FillRegisters(OutboxRecord record)
        {
            record.ImportMilliwattHours = Import.MilliwattHours;
            record.ImportRemainder = Import.Remainder;
            record.ExportMilliwattHours = Export.MilliwattHours;
            record.ExportRemainder = Export.Remainder;
            record.Millivolts = _hasVoltage ? _voltage.Value : OutboxRecord.NotMeasured;
        }

        private void Follow(MeterSample sample, long elapsedMs, int intervalMs)
        {
            if (!Counters.TryFollow(sample, elapsedMs, intervalMs))
            {
                _quality |= Quality.RegisterMismatch;
            }

            AddCounted();
            _judge.AddCounted(Counters.ImportedMilliwattMs - Counters.ExportedMilliwattMs);
        }

        private void AddCounted()
        {
            Import.Add(Counters.ImportedMilliwattMs);
            Export.Add(Counters.ExportedMilliwattMs);
        }

        private void Integrate(int milliwatts, int intervalMs, bool intoRegister)
        {
            if (milliwatts != _filter.Unfiltered)
            {
                _quality |= Quality.SamplesReplaced;
                RemovedMilliwattMs += ((long)_filter.Unfiltered - milliwatts) * intervalMs;
            }

            _quality |= _plausibility.CheckPower(milliwatts);
            PowerMilliwatts = milliwatts;
            _power.Add(milliwatts);
            _period.Add(milliwatts, intervalMs);
            if (_filter.IsJudging)
            {
                _period.Reach(_filter.SustainedLow, _filter.SustainedHigh);
            }

            long energy = (long)milliwatts * intervalMs;
            if (!intoRegister)
            {
                _judge.AddIntegrated(energy, intervalMs);
            }
            else if (energy >= 0)
            {
                Import.Add(energy);
            }
            else
            {
                Export.Add(-energy);
            }
        }
    }
}
