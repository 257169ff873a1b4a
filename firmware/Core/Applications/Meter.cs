using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>A meter: samples every second of the wall clock, reports every period.</summary>
    public sealed class Meter : LedgerBoard
    {
        private const int MillisecondsPerSecond = 1000;
        private const int LongestBridgedSeconds = EnergyMeter.LongestBridgedMs / MillisecondsPerSecond;

        private readonly MeasuringChannel _channel;
        private readonly EnergyMeter _energy;
        private readonly PeriodClock _period;
        private long _second;
        private long _sampledSecond;
        private long _lastPeriodEnd;

        public Meter(Board board, Identity identity, IMessageLink link, IMeteringFrontEnd frontEnd)
            : base(board, identity, link)
        {
            _channel = new MeasuringChannel(
                frontEnd, identity.Settings.Metering, new CalibrationFactors(board.Files, "I:\\calibration"),
                board.Log);
            _energy = _channel.Energy;
            _period = new PeriodClock(identity.Settings.Reporting.PeriodSeconds);
            if (Open())
            {
                _energy.Import.Restore(Record.ImportMilliwattHours, Record.ImportRemainder);
                _energy.Export.Restore(Record.ExportMilliwattHours, Record.ExportRemainder);
                _lastPeriodEnd = Record.UnixSeconds;
            }

            _energy.Import.Restore(Checkpoint.ImportMilliwattHours, Checkpoint.ImportRemainder);
            _energy.Export.Restore(Checkpoint.ExportMilliwattHours, Checkpoint.ExportRemainder);
            if (Checkpoint.LastPeriodUnixSeconds > _lastPeriodEnd)
            {
                _lastPeriodEnd = Checkpoint.LastPeriodUnixSeconds;
            }

            _energy.Flag(Quality.Restart);
            SaveCheckpoint();
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
            Checkpoint.LastPeriodUnixSeconds = _lastPeriodEnd;
        }

        protected override void Work(long unixMs)
        {
            long second = unixMs / MillisecondsPerSecond;
            if (second == _second)
            {
                return;
            }

            if (_second == 0 || second < _second)
            {
                Begin(second);
                return;
            }

            _second = second;
            if (second - _sampledSecond > LongestBridgedSeconds && _period.EndSeconds < second)
            {
                // Nobody knows what happened in the meantime: the interrupted period ends, the missed ones do not
                // exist.
                _energy.Flag(Quality.FrontEndFault);
                ClosePeriod();
                _period.Start(second, _lastPeriodEnd);
            }

            while (_period.EndSeconds < second)
            {
                ClosePeriod();
            }

            Sample(second);
            if (_period.EndSeconds == second)
            {
                ClosePeriod();
            }
        }

        // At start, and when the clock was set back: the first sample stands for no time that is known.
        private void Begin(long second)
        {
            if (_second != 0)
            {
                Board.Log.Warn("clock", "set back by " + (_second - second).ToString() + " s");
            }

            _second = second;
            _sampledSecond = second;
            _period.Start(second, _lastPeriodEnd);
            Sample(second);
        }

        private void Sample(long second)
        {
            long elapsedMs = (second - _sampledSecond) * MillisecondsPerSecond;
            if (_channel.TrySample(second * MillisecondsPerSecond, elapsedMs))
            {
                _sampledSecond = second;
            }
        }

        private void ClosePeriod()
        {
            GiveUpUnstored();
            Record.Kind = RecordKind.Reading;
            Record.Cause = 0;
            Record.UnixSeconds = _period.EndSeconds;
            _energy.ClosePeriod(Record);
            _lastPeriodEnd = _period.EndSeconds;
            _period.Advance();
            Store();
        }
    }
}
