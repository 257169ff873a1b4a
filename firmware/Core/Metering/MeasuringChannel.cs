using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>One way of a sample: front end, calibration, energy meter, and how the front end is.</summary>
    public sealed class MeasuringChannel
    {
        private const int BackwardsSamples = 60;
        private const int BackwardsMilliwatts = 20000;

        private readonly IMeteringFrontEnd _frontEnd;
        private readonly FrontEndWatch _watch;
        private readonly Log _log;
        private readonly MeterSample _raw = new MeterSample();
        private readonly MeterSample _sample = new MeterSample();
        private readonly bool _mayExport;
        private int _backwards;
        private long _askedMs;
        private long _sampledMs;

        public MeasuringChannel(
            IMeteringFrontEnd frontEnd, MeteringSettings settings, CalibrationFactors factors, Log log)
        {
            _frontEnd = frontEnd;
            _log = log;
            _watch = new FrontEndWatch(log);
            _mayExport = settings.MayExport;
            bool countsPulses = settings.FrontEnd == MeteringSettings.Pulse;
            Calibration = new Calibration(factors, countsPulses ? settings.PulsesPerKilowattHour : 0);
            Energy = new EnergyMeter(new Plausibility(settings));
        }

        public Calibration Calibration { get; private set; }

        public EnergyMeter Energy { get; private set; }

        /// <summary><see cref="FrontEndStatus.Ok"/>, or the fault of the front end.</summary>
        public FrontEndStatus State
        {
            get { return _watch.State; }
        }

        /// <param name="nowMs">As in <see cref="IMeteringFrontEnd.Read"/>.</param>
        /// <param name="elapsedMs">Time since the last sample that was taken.</param>
        /// <returns>False when there was no sample: the next one stands for this time, too.</returns>
        public bool TrySample(long nowMs, long elapsedMs)
        {
            FrontEndStatus status = _frontEnd.Read(nowMs, _raw);
            bool isSample = status == FrontEndStatus.Ok;
            _askedMs = nowMs;
            if (isSample)
            {
                _sampledMs = nowMs;
                Calibration.Apply(_raw, _sample);
                Energy.Add(_sample, elapsedMs);
                status = JudgeDirection();
            }

            _watch.Note(status);
            if (_watch.State != FrontEndStatus.Ok)
            {
                Energy.Flag(_watch.State == FrontEndStatus.WiringFault ? Quality.Wiring : Quality.FrontEndFault);
            }

            return isSample;
        }

        /// <summary>Takes up what the part has counted while this board was off, once that can be
        /// judged.</summary>
        /// <param name="unixSeconds">Now; 0 while no date is known.</param>
        /// <param name="isSure">As in <see cref="EnergyCounters.TryJudge"/>.</param>
        public void GoOn(long unixSeconds, bool isSure)
        {
            bool goesOn;
            if (!Energy.TryGoOn(unixSeconds, isSure, out goesOn))
            {
                return;
            }

            if (goesOn)
            {
                long counted = Energy.Counters.ImportedMilliwattMs + Energy.Counters.ExportedMilliwattMs;
                _log.Info("frontend", "counter goes on from its note: "
                    + (counted / EnergyRegister.MilliwattMillisecondsPerMilliwattHour).ToString()
                    + " mWh since");
            }
            else
            {
                _log.Warn("frontend", "counter does not go on from its note: the register goes on without it");
            }
        }

        /// <summary>What a technician wants to see, each with a space before it.</summary>
        public void WriteTo(StringBuilder text)
        {
            text.Append(" import_mwh=").Append(Energy.Import.MilliwattHours);
            text.Append(" export_mwh=").Append(Energy.Export.MilliwattHours);
            text.Append(" power_mw=").Append(Energy.PowerMilliwatts);
            text.Append(" raw_mw=").Append(Calibration.RawPowerMilliwatts);
            text.Append(" lowest_w=").Append(Energy.Period.LowestWatts);
            text.Append(" highest_w=").Append(Energy.Period.HighestWatts);
            text.Append(" voltage_mv=").Append(Energy.VoltageMillivolts);
            text.Append(" current_ma=").Append(_sample.CurrentMilliamps);
            text.Append(" frequency_chz=").Append(_sample.FrequencyCentihertz);
            text.Append(" replaced=").Append(Energy.ReplacedCount);
            text.Append(" removed_mwh=").Append(
                Energy.RemovedMilliwattMs / EnergyRegister.MilliwattMillisecondsPerMilliwattHour);
            text.Append(" faults=").Append(_watch.FaultCount);
        }

        /// <summary>The last raw sample, its age, and how the front end is; each with a space before it.</summary>
        public void WriteTest(StringBuilder text)
        {
            text.Append(" state=").Append(FrontEndWatch.WordOf(_watch.State));
            text.Append(" age_s=");
            if (_sampledMs == 0)
            {
                text.Append("none");
            }
            else
            {
                text.Append((_askedMs - _sampledMs) / 1000);
            }

            text.Append(" faults=").Append(_watch.FaultCount);
            Calibration.WriteTo(text);
        }

        // A current transformer clipped on the wrong way round exports what is used. One sample proves nothing:
        // motors that brake and noise at no load go backwards, too.
        private FrontEndStatus JudgeDirection()
        {
            bool isBackwards = !_mayExport && _sample.ActivePowerMilliwatts < -BackwardsMilliwatts;
            _backwards = !isBackwards ? 0 : _backwards < BackwardsSamples ? _backwards + 1 : _backwards;
            return _backwards == BackwardsSamples ? FrontEndStatus.WiringFault : FrontEndStatus.Ok;
        }
    }
}
