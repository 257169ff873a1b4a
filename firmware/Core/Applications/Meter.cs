using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>A meter: samples every second, reports every period.</summary>
    /// <remarks>
    /// Energy is power times time on the steady clock, whatever happens to the date. The date decides when to
    /// sample (on its whole seconds) and where periods end. Before it is known, periods are counted on the steady
    /// clock and held; they are dated when it comes.
    /// </remarks>
    public sealed class Meter : LedgerBoard
    {
        private const int MillisecondsPerSecond = 1000;

        // A time server that corrects the crystal moves the date by less; two ticks of rounding are in it.
        private const int LargestSlewSeconds = 2;
        private const int LongestBridgedSeconds = EnergyMeter.LongestBridgedMs / MillisecondsPerSecond;

        private readonly MeasuringChannel _channel;
        private readonly EnergyMeter _energy;
        private readonly PeriodClock _period;

        // Null when changes are not reported.
        private readonly ChangeDetector _changes;
        private readonly HeldReadings _held = new HeldReadings();
        private readonly bool _hasExtremes;
        private bool _isRunning;
        private bool _isDated;
        private long _second;
        private long _steppedMs;
        private long _sampledMs;
        private long _lastReportSeconds;

        // Unix time less steady time when the date came; what was held is dated by it.
        private long _dateMs;

        public Meter(Board board, Identity identity, IMessageLink link, IMeteringFrontEnd frontEnd)
            : base(board, identity, link)
        {
            _channel = new MeasuringChannel(
                frontEnd, identity.Settings.Metering, new CalibrationFactors(board.Files, "I:\\calibration"),
                board.Log);
            _energy = _channel.Energy;
            ReportingSettings reporting = identity.Settings.Reporting;
            _period = new PeriodClock(reporting.PeriodSeconds);
            if (reporting.ChangeMilliwatts > 0)
            {
                _changes = new ChangeDetector(
                    reporting.ChangeMilliwatts, reporting.ChangeSeconds * (long)MillisecondsPerSecond);
            }

            _hasExtremes = reporting.HasExtremes;
            if (Open())
            {
                _energy.Import.Restore(Record.ImportMilliwattHours, Record.ImportRemainder);
                _energy.Export.Restore(Record.ExportMilliwattHours, Record.ExportRemainder);
                _lastReportSeconds = Record.UnixSeconds;
            }

            _energy.Import.Restore(Checkpoint.ImportMilliwattHours, Checkpoint.ImportRemainder);
            _energy.Export.Restore(Checkpoint.ExportMilliwattHours, Checkpoint.ExportRemainder);
            if (Checkpoint.LastPeriodUnixSeconds > _lastReportSeconds)
            {
                _lastReportSeconds = Checkpoint.LastPeriodUnixSeconds;
            }

            _energy.Flag(Quality.Restart);
            SaveCheckpoint();
            Shell.Add(new CalibrateCommand(Calibration, board.Log));
            Tests.Add(new FiguresCommand("test ", "front-end", "its state and last sample", _channel.WriteTest));
        }

        /// <summary>How this board's front end is calibrated.</summary>
        public Calibration Calibration
        {
            get { return _channel.Calibration; }
        }

        protected override string Kind
        {
            get { return BoardSettings.KindMeter; }
        }

        protected override void AppendRegister(StringBuilder text)
        {
            text.Append(" import_mwh=").Append(_energy.Import.MilliwattHours);
            text.Append(" export_mwh=").Append(_energy.Export.MilliwattHours);
            _channel.WriteTo(text);
            text.Append(" held=").Append(_held.Count);
        }

        protected override void AppendState(StringBuilder text)
        {
            text.Append(" register_mwh=").Append(_energy.Import.MilliwattHours);
        }

        protected override void FillCheckpoint()
        {
            Checkpoint.ImportMilliwattHours = _energy.Import.MilliwattHours;
            Checkpoint.ImportRemainder = _energy.Import.Remainder;
            Checkpoint.ExportMilliwattHours = _energy.Export.MilliwattHours;
            Checkpoint.ExportRemainder = _energy.Export.Remainder;
            Checkpoint.LastPeriodUnixSeconds = _lastReportSeconds;
        }

        protected override void Work(long unixMs)
        {
            long second = unixMs / MillisecondsPerSecond;
            long steadyMs = Board.Clock.SteadyMs;
            if (!_isRunning || !_isDated)
            {
                _isDated = true;
                _dateMs = unixMs - steadyMs;
                Begin(second, steadyMs);
                if (_held.Count > 0)
                {
                    Board.Log.Info(
                        "clock", "dates " + _held.Count.ToString() + " readings from before it was set");
                }
            }

            TryReportHeld();
            Advance(second, steadyMs);
        }

        protected override void WorkUndated(long steadyMs)
        {
            long second = steadyMs / MillisecondsPerSecond;
            if (!_isRunning || _isDated)
            {
                _isDated = false;
                Begin(second, steadyMs);
            }

            _energy.Flag(Quality.ClockNotSynchronised);
            Advance(second, steadyMs);
        }

        // At start, and when the date comes or goes. The running period goes on and ends by the other clock.
        private void Begin(long second, long steadyMs)
        {
            if (!_isRunning)
            {
                _isRunning = true;
                _sampledMs = steadyMs;
            }

            _second = second - 1;
            _steppedMs = steadyMs - MillisecondsPerSecond;
            _period.Start(second, _isDated ? _lastReportSeconds : 0);
        }

        private void Advance(long second, long steadyMs)
        {
            if (second == _second)
            {
                return;
            }

            long passed = (steadyMs - _steppedMs + MillisecondsPerSecond / 2) / MillisecondsPerSecond;
            long moved = second - _second - passed;
            _second = second;
            _steppedMs = steadyMs;
            if (passed > LongestBridgedSeconds)
            {
                // Nobody knows what happened in the meantime: the interrupted period ends, the missed ones do not
                // exist.
                Interrupt(second, Quality.FrontEndFault);
            }
            else if (moved > LargestSlewSeconds || moved < -LargestSlewSeconds)
            {
                Board.Log.Warn("clock", moved < 0
                    ? "set back by " + (-moved).ToString() + " s" : "set forward by " + moved.ToString() + " s");
                Interrupt(second, Quality.ClockNotSynchronised);
            }

            while (_period.EndSeconds < second)
            {
                ClosePeriod();
            }

            if (_channel.TrySample(steadyMs, steadyMs - _sampledMs))
            {
                _sampledMs = steadyMs;
            }

            if (_period.EndSeconds == second)
            {
                ClosePeriod();
            }
            else if (_changes != null)
            {
                ReportChange(second, steadyMs);
            }
        }

        private void Interrupt(long second, int quality)
        {
            _energy.Flag(quality);
            if (_period.EndSeconds < second)
            {
                ClosePeriod();
                _energy.Flag(quality);
            }

            _period.Start(second, _isDated ? _lastReportSeconds : 0);
        }

        private void ClosePeriod()
        {
            ReportAllHeld();
            _energy.ClosePeriod(BeginRecord(_period.EndSeconds));
            if (!_hasExtremes)
            {
                Record.LowestWatts = OutboxRecord.NotReported;
                Record.HighestWatts = OutboxRecord.NotReported;
            }

            _period.Advance();
            if (_isDated)
            {
                Report();
            }
            else
            {
                _held.Add(Record);
            }
        }

        private void ReportChange(long second, long steadyMs)
        {
            if (_isDated && second > _lastReportSeconds && _energy.IsSettled
                && _changes.Detect(_energy.SmoothedPowerMilliwatts, _energy.PowerMilliwatts, steadyMs))
            {
                ReportAllHeld();
                _energy.FillMoment(BeginRecord(second));
                Report();
            }
        }

        // Readings go out in the order of their time.
        private void ReportAllHeld()
        {
            while (_isDated && TryReportHeld())
            {
            }
        }

        // One in a step, since each is a write to flash.
        private bool TryReportHeld()
        {
            if (_held.Count == 0)
            {
                return false;
            }

            GiveUpUnstored();
            Outbox.Skip(_held.TakeDropped());
            _held.TryTake(Record);
            Record.UnixSeconds = (Record.UnixSeconds * MillisecondsPerSecond + _dateMs) / MillisecondsPerSecond;
            if (Record.UnixSeconds > _lastReportSeconds)
            {
                Report();
            }
            else
            {
                // The date was further on once: there is no time left to give to this reading. Its energy is in
                // the register of the next.
                Outbox.Skip(1);
            }

            return true;
        }

        private OutboxRecord BeginRecord(long seconds)
        {
            GiveUpUnstored();
            Record.Kind = RecordKind.Reading;
            Record.Cause = 0;
            Record.UnixSeconds = seconds;
            return Record;
        }

        private void Report()
        {
            _lastReportSeconds = Record.UnixSeconds;
            if (!Board.Clock.IsSure)
            {
                Record.Quality |= Quality.ClockNotSynchronised;
            }

            Store();
        }
    }
}
