using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Metering;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>The registers from start to start: what a meter takes up from flash, and what it notes
    /// there.</summary>
    public sealed class RegisterNotes
    {
        private readonly EnergyMeter _energy;
        private readonly MeteringSettings _settings;
        private readonly Checkpoint _checkpoint;
        private readonly long _intervalMs;
        private long _filledMs;
        private bool _isFilled;
        private bool _isOwedNoted;

        /// <param name="intervalMs">Least time between two notes for the counters' sake.</param>
        public RegisterNotes(
            EnergyMeter energy, MeteringSettings settings, Checkpoint checkpoint, long intervalMs)
        {
            _energy = energy;
            _settings = settings;
            _checkpoint = checkpoint;
            _intervalMs = intervalMs;
        }

        /// <summary>When the last reading was reported, unix seconds; set by who reports.</summary>
        public long LastReportSeconds { get; set; }

        /// <summary>Whether the counters want a checkpoint: at once when the one in flash is of a count that is no
        /// more, or does not say what is owed; when it has none, with the first count, and then after the interval.</summary>
        /// <remarks>A counter that breaks every second thus costs two writes an interval.</remarks>
        public bool IsDue(long steadyMs)
        {
            if (_checkpoint.Counter.Source != 0)
            {
                return _energy.Counters.HasBroken || (_energy.Counters.IsOwed && !_isOwedNoted);
            }

            return _settings.CounterSource != 0 && _energy.Counters.HasCount
                && (!_isFilled || steadyMs - _filledMs >= _intervalMs);
        }

        /// <param name="newest">The newest record, or null without one.</param>
        public void TakeUp(OutboxRecord newest)
        {
            if (newest != null)
            {
                _energy.Import.Restore(newest.ImportMilliwattHours, newest.ImportRemainder);
                _energy.Export.Restore(newest.ExportMilliwattHours, newest.ExportRemainder);
                LastReportSeconds = newest.UnixSeconds;
            }
            else if (!_checkpoint.Exists)
            {
                _energy.Import.Restore(_settings.ImportStartMilliwattHours, 0);
                _energy.Export.Restore(_settings.ExportStartMilliwattHours, 0);
            }

            _energy.Import.Restore(_checkpoint.ImportMilliwattHours, _checkpoint.ImportRemainder);
            _energy.Export.Restore(_checkpoint.ExportMilliwattHours, _checkpoint.ExportRemainder);
            if (_checkpoint.LastPeriodUnixSeconds > LastReportSeconds)
            {
                LastReportSeconds = _checkpoint.LastPeriodUnixSeconds;
            }

            if (_settings.CounterSource != 0 && _checkpoint.Counter.Source == _settings.CounterSource)
            {
                _energy.Counters.Resume(
                    _checkpoint.Counter,
                    _energy.Import.Beyond(_checkpoint.ImportMilliwattHours, _checkpoint.ImportRemainder),
                    _energy.Export.Beyond(_checkpoint.ExportMilliwattHours, _checkpoint.ExportRemainder),
                    LastReportSeconds);
            }
        }

        /// <summary>Puts the registers, and what the counters show, into the checkpoint.</summary>
        /// <param name="unixSeconds">Now, or a little before; 0 while no date is known.</param>
        public void Fill(long steadyMs, long unixSeconds)
        {
            _isFilled |= _energy.Counters.HasCount;
            _filledMs = steadyMs;
            _isOwedNoted = _energy.Counters.IsOwed;
            _checkpoint.ImportMilliwattHours = _energy.Import.MilliwattHours;
            _checkpoint.ImportRemainder = _energy.Import.Remainder;
            _checkpoint.ExportMilliwattHours = _energy.Export.MilliwattHours;
            _checkpoint.ExportRemainder = _energy.Export.Remainder;
            _checkpoint.LastPeriodUnixSeconds = LastReportSeconds;
            _energy.Counters.Fill(_checkpoint.Counter, _settings.CounterSource, unixSeconds);
        }
    }
}
