using System.Text;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>The one place where raw samples become calibrated ones, and where factors are found.</summary>
    public sealed class Calibration
    {
        // Below these a display's last digit is a large part of the reference.
        private const int SmallestReference = 1000;
        private const int SmallestPowerMilliwatts = 10000;
        private const int ZeroSpreadMilliwatts = 2000;
        private const long MilliwattMsPerKilowattHour = 3600000000000L;

        private readonly CalibrationFactors _factors;
        private readonly RecentSamples _voltage = new RecentSamples();
        private readonly RecentSamples _current = new RecentSamples();
        private readonly RecentSamples _power = new RecentSamples();
        private readonly int _pulsesPerKilowattHour;

        /// <param name="pulsesPerKilowattHour">Constant of a pulse input as set; 0 for any other front
        /// end.</param>
        public Calibration(CalibrationFactors factors, int pulsesPerKilowattHour)
        {
            _factors = factors;
            _pulsesPerKilowattHour = pulsesPerKilowattHour;
        }

        /// <summary>Power as the front end said it last, mW.</summary>
        public int RawPowerMilliwatts
        {
            get { return _power.Latest; }
        }

        /// <param name="raw">Left as it is.</param>
        public void Apply(MeterSample raw, MeterSample calibrated)
        {
            _voltage.Add(raw.VoltageMillivolts);
            _current.Add(raw.CurrentMilliamps);
            _power.Add(raw.ActivePowerMilliwatts);
            calibrated.CopyFrom(raw);
            calibrated.VoltageMillivolts = CalibrationFactors.Scale(raw.VoltageMillivolts, _factors.VoltageGainPpm);
            calibrated.CurrentMilliamps = CalibrationFactors.Scale(raw.CurrentMilliamps, _factors.CurrentGainPpm);
            int power = raw.ActivePowerMilliwatts + _factors.PowerOffsetMilliwatts;
            long tick = raw.TickMilliwattMs;
            if (_factors.PulsesPerKilowattHour > 0 && _pulsesPerKilowattHour > 0)
            {
                tick = MilliwattMsPerKilowattHour / _factors.PulsesPerKilowattHour;
                long scaled = (long)power * _pulsesPerKilowattHour / _factors.PulsesPerKilowattHour;
                power = scaled > int.MaxValue ? int.MaxValue : (int)scaled;
            }

            // At most 3.6e12 x 1e5 for a counter of whole kWh: 64 bits hold it.
            calibrated.TickMilliwattMs = tick + tick * _factors.PowerGainPpm / CalibrationFactors.GainUnitPpm;
            calibrated.ActivePowerMilliwatts = CalibrationFactors.Scale(power, _factors.PowerGainPpm);
        }

        /// <summary>Finds a factor from what an instrument shows now, and keeps it.</summary>
        /// <param name="quantity"><c>voltage</c>, <c>current</c>, <c>power</c>, <c>zero</c> or
        /// <c>pulses</c>.</param>
        /// <param name="reference">mV, mA, mW or pulses per kWh; of no account for <c>zero</c>, which wants the
        /// load disconnected.</param>
        /// <param name="message">What was done, or why nothing was; one line either way.</param>
        public bool TryCalibrate(string quantity, long reference, out string message)
        {
            switch (quantity)
            {
                case "voltage":
                    return TryFindGain(quantity, _voltage, 0, reference, SmallestReference, out message);
                case "current":
                    return TryFindGain(quantity, _current, 0, reference, SmallestReference / 10, out message);
                case "power":
                    return TryFindGain(
                        quantity, _power, _factors.PowerOffsetMilliwatts, reference, SmallestPowerMilliwatts,
                        out message);
                case "zero":
                    return TryFindZero(out message);
                case "pulses":
                    return TrySetPulses(reference, out message);
                default:
                    message = "calibrate voltage|current|power|zero|pulses";
                    return false;
            }
        }

        /// <summary>Back to what the front end says.</summary>
        public bool TryReset(out string message)
        {
            _factors.Clear();
            return TryKeep("no calibration", out message);
        }

        /// <summary>Factors, and the last raw values, each with a space before it.</summary>
        public void WriteTo(StringBuilder text)
        {
            text.Append(" voltage_ppm=").Append(_factors.VoltageGainPpm);
            text.Append(" current_ppm=").Append(_factors.CurrentGainPpm);
            text.Append(" power_ppm=").Append(_factors.PowerGainPpm);
            text.Append(" offset_mw=").Append(_factors.PowerOffsetMilliwatts);
            text.Append(" pulses=").Append(_factors.PulsesPerKilowattHour > 0
                ? _factors.PulsesPerKilowattHour : _pulsesPerKilowattHour);
            text.Append(" raw_mv=").Append(_voltage.Latest);
            text.Append(" raw_ma=").Append(_current.Latest);
            text.Append(" raw_mw=").Append(_power.Latest);
        }

        private static string UnitOf(string quantity)
        {
            return quantity == "voltage" ? "V" : quantity == "current" ? "A" : "W";
        }

        private bool TryFindGain(
            string quantity, RecentSamples recent, int offset, long reference, int smallest, out string message)
        {
            long raw = recent.Mean + offset;
            if (reference < smallest || raw < smallest)
            {
                message = "too little " + quantity + " to calibrate by: at least " + smallest.ToString() + " m"
                    + UnitOf(quantity);
                return false;
            }

            if (!recent.IsSteady(0))
            {
                message = quantity + " is not steady over " + RecentSamples.Capacity.ToString() + " s";
                return false;
            }

            // Compared as a product first: a reference of a wild size must not overflow the quotient.
            long difference = reference - raw;
            long bound = raw / (CalibrationFactors.GainUnitPpm / CalibrationFactors.LargestGainPpm);
            if (difference > bound || difference < -bound)
            {
                message = quantity + " is more than 10 % off: the wiring or the front end is wrong";
                return false;
            }

            long gain = difference * CalibrationFactors.GainUnitPpm / raw;
            SetGain(quantity, (int)gain);
            return TryKeep(quantity + "_ppm=" + gain.ToString(), out message);
        }

        private void SetGain(string quantity, int gainPpm)
        {
            if (quantity == "voltage")
            {
                _factors.VoltageGainPpm = gainPpm;
            }
            else if (quantity == "current")
            {
                _factors.CurrentGainPpm = gainPpm;
            }
            else
            {
                _factors.PowerGainPpm = gainPpm;
            }
        }

        private bool TryFindZero(out string message)
        {
            int raw = _power.Mean;
            if (!_power.IsSteady(ZeroSpreadMilliwatts)
                || raw > CalibrationFactors.LargestOffsetMilliwatts
                || raw < -CalibrationFactors.LargestOffsetMilliwatts)
            {
                message = "power is not steady within 20 W of zero: disconnect the load";
                return false;
            }

            _factors.PowerOffsetMilliwatts = -raw;
            return TryKeep("offset_mw=" + (-raw).ToString(), out message);
        }

        private bool TrySetPulses(long reference, out string message)
        {
            if (_pulsesPerKilowattHour == 0)
            {
                message = "this front end counts no pulses";
                return false;
            }

            if (reference < 1 || reference > CalibrationFactors.LargestPulsesPerKilowattHour)
            {
                message = "pulses per kWh are 1 to 100000";
                return false;
            }

            _factors.PulsesPerKilowattHour = (int)reference;
            return TryKeep("pulses=" + reference.ToString(), out message);
        }

        private bool TryKeep(string done, out string message)
        {
            bool isKept = _factors.TrySave();
            message = isKept ? done : "flash refuses: nothing has changed";
            return isKept;
        }
    }
}
