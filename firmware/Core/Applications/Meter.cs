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
        private const int LongestBridgedSeconds = EnergyMeter.LongestBridgedMs / MillisecondsPerSecond;

        private readonly MeasuringChannel _channel;
        private readonly EnergyMeter _energy;
        private readonly RegisterNotes _notes;
        private readonly ReportSchedule _schedule;
        private readonly SecondClock _seconds = new SecondClock();
        private readonly HeldReadings _held = new HeldReadings();
        private bool _isRunning;
        private bool _isDated;
        private long _sampledMs;

        public Meter(Board board, Identity identity, IMessageLink link, IMeteringFrontEnd frontEnd)
            : base(board, identity, link)
        {
            MeteringSettings metering = identity.Settings.Metering;
            _channel = new MeasuringChannel(
                frontEnd, metering, new CalibrationFactors(board.Files, "I:\\calibration"), board.Log);
            _energy = _channel.Energy;
            _schedule = new ReportSchedule(identity.Settings.Reporting, _energy);
            _notes = new RegisterNotes(
                _energy, metering, Checkpoint,
                identity.Settings.Reporting.CheckpointSeconds * (long)MillisecondsPerSecond);
            _notes.TakeUp(Open() ? Record : null);
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
            _channel.WriteTo(text);
            text.Append(" held=").Append(_held.Count);
        }

        protected override void AppendState(StringBuilder text)
        {
            text.Append(" register_mwh=").Append(_energy.Import.MilliwattHours);
        }

        protected override void FillCheckpoint()
        {
            _notes.Fill(Board.Clock.SteadyMs, _isDated ? _seconds.Second : 0);
        }

        protected override void Work(long unixMs)
        {
            long second = unixMs / MillisecondsPerSecond;
            long steadyMs = Board.Clock.SteadyMs;
            if (!_isRunning || !_isDated)
            {
                _isDated = true;
                _held.SetDate(unixMs, steadyMs);
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

            _seconds.Start(second, steadyMs);
            _schedule.Start(second, _isDated ? _notes.LastReportSeconds : 0);
        }

        private void Advance(long second, long steadyMs)
        {
            if (!_seconds.TryAdvance(second, steadyMs))
            {
                return;
            }

            long set = _seconds.SetSeconds;
            if (_seconds.PassedSeconds > LongestBridgedSeconds)
            {
                // Nobody knows what happened in the meantime: the interrupted period ends, the missed ones do not
                // exist.
                Interrupt(second, Quality.FrontEndFault);
            }
            else if (set != 0)
            {
                Board.Log.Warn("clock", set < 0
                    ? "set back by " + (-set).ToString() + " s" : "set forward by " + set.ToString() + " s");
                Interrupt(second, Quality.ClockNotSynchronised);
            }

            while (_schedule.EndSeconds < second)
            {
                ClosePeriod();
            }

            if (_channel.TrySample(steadyMs, steadyMs - _sampledMs))
            {
                _sampledMs = steadyMs;
            }

            _channel.GoOn(_isDated ? second : 0, Board.Clock.IsVouchedFor);
            if (_notes.IsDue(steadyMs))
            {
                SaveCheckpoint();
            }

            if (_schedule.EndSeconds == second)
            {
                ClosePeriod();
            }
            else if (_isDated && second > _notes.LastReportSeconds && _schedule.DetectChange(steadyMs))
            {
                ReportAllHeld();
                _schedule.FillMoment(BeginRecord(second));
                Report();
            }
        }

        private void Interrupt(long second, int quality)
        {
            _energy.Flag(quality);
            if (_schedule.EndSeconds < second)
            {
                ClosePeriod();
                _energy.Flag(quality);
            }

            _schedule.Start(second, _isDated ? _notes.LastReportSeconds : 0);
        }

        private void ClosePeriod()
        {
            ReportAllHeld();
            _schedule.ClosePeriod(BeginRecord(_schedule.EndSeconds));
            if (_isDated)
            {
                Report();
            }
            else
            {
                _held.Add(Record);
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
            if (Record.UnixSeconds > _notes.LastReportSeconds)
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
            _notes.LastReportSeconds = Record.UnixSeconds;
            if (!Board.Clock.IsSure)
            {
                Record.Quality |= Quality.ClockNotSynchronised;
            }

            Store();
        }
    }
}
