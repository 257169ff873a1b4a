using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>When a meter reports, and with which figures: at the end of each period, and at a change of power
    /// where that is asked for.</summary>
    public sealed class ReportSchedule
    {
        private const int MillisecondsPerSecond = 1000;

        private readonly EnergyMeter _energy;
        private readonly PeriodClock _period;
        private readonly bool _hasExtremes;

        // Null when changes are not reported.
        private readonly ChangeDetector _changes;

        public ReportSchedule(ReportingSettings settings, EnergyMeter energy)
        {
            _energy = energy;
            _period = new PeriodClock(settings.PeriodSeconds);
            _hasExtremes = settings.HasExtremes;
            if (settings.ChangeMilliwatts > 0)
            {
                _changes = new ChangeDetector(
                    settings.ChangeMilliwatts, settings.ChangeSeconds * (long)MillisecondsPerSecond);
            }
        }

        /// <summary>As in <see cref="PeriodClock"/>.</summary>
        public long EndSeconds
        {
            get { return _period.EndSeconds; }
        }

        /// <summary>As in <see cref="PeriodClock"/>.</summary>
        public void Start(long second, long lastEndSeconds)
        {
            _period.Start(second, lastEndSeconds);
        }

        /// <summary>Writes the figures of the period into <paramref name="record"/>; the next one runs.</summary>
        public void ClosePeriod(OutboxRecord record)
        {
            _energy.ClosePeriod(record);
            if (!_hasExtremes)
            {
                record.LowestWatts = OutboxRecord.NotReported;
                record.HighestWatts = OutboxRecord.NotReported;
            }

            _period.Advance();
        }

        /// <returns>Whether the power has changed so that it is to be told now; asked once a sample.</returns>
        public bool DetectChange(long steadyMs)
        {
            return _changes != null && _energy.IsSettled
                && _changes.Detect(_energy.SmoothedPowerMilliwatts, _energy.PowerMilliwatts, steadyMs);
        }

        /// <summary>Writes this moment's figures; the period goes on.</summary>
        public void FillMoment(OutboxRecord record)
        {
            _energy.FillMoment(record);
        }
    }
}
