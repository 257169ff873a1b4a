using System;
using System.Device.Gpio;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Platform
{
    /// <summary>A meter's S0 output or test LED (IEC 62053-31), counted by the ESP32's pulse counter.</summary>
    /// <remarks>
    /// The counter runs in hardware, so no pulse is missed while the interpreter signs. Energy is exact; power is
    /// the energy of one pulse over the time between the last two reads that saw one, and an upper bound from the
    /// time since then once that is longer.
    /// </remarks>
    public sealed class PlatformFrontEnd : IMeteringFrontEnd
    {
        private const long MilliwattHoursPerKilowattHour = 1000000;
        private const long MillisecondsPerHour = 3600000;

        // The most that the hardware's filter takes: about 1 or 13 us, depending on the image. It keeps
        // out needles, not the bounce of a contact, which lasts milliseconds: an S0 output is
        // a transistor (IEC 62053-31).
        private const ushort LongestGlitch = 1023;

        private readonly GpioPulseCounter _counter;
        private readonly int _impulsesPerKilowattHour;
        private long _lastCount;
        private long _lastPulseUnixMs;
        private int _powerMilliwatts;

        /// <param name="pin">GPIO number of the S0+ input (S0- to ground, pulled up).</param>
        /// <param name="impulsesPerKilowattHour">The meter's constant, printed on its face; often 1000.</param>
        public PlatformFrontEnd(int pin, int impulsesPerKilowattHour)
        {
            if (impulsesPerKilowattHour <= 0)
            {
                throw new ArgumentOutOfRangeException("impulsesPerKilowattHour");
            }

            _impulsesPerKilowattHour = impulsesPerKilowattHour;
            _counter = new GpioPulseCounter(pin);
            _counter.Polarity = GpioPulsePolarity.Falling;
            _counter.FilterPulses = LongestGlitch;
            _counter.Start();
        }

        public bool TryRead(long unixMs, MeterSample sample)
        {
            long count;
            try
            {
                count = _counter.Read().Count;
            }
            catch (Exception)
            {
                return false;
            }

            EstimatePower(unixMs, count);
            sample.HasEnergyCounter = true;
            sample.EnergyCounterMilliwattHours = count * MilliwattHoursPerKilowattHour / _impulsesPerKilowattHour;
            sample.ActivePowerMilliwatts = _powerMilliwatts;
            sample.VoltageMillivolts = 0;
            sample.CurrentMilliamps = 0;
            sample.FrequencyCentihertz = 0;
            return true;
        }

        private void EstimatePower(long unixMs, long count)
        {
            long elapsedMs = unixMs - _lastPulseUnixMs;
            long pulses = count - _lastCount;
            bool isFirst = _lastPulseUnixMs == 0;
            if (isFirst || pulses != 0)
            {
                _powerMilliwatts = isFirst || elapsedMs <= 0 ? 0 : PowerOf(pulses, elapsedMs);
                _lastPulseUnixMs = unixMs;
                _lastCount = count;
                return;
            }

            int bound = elapsedMs <= 0 ? _powerMilliwatts : PowerOf(1, elapsedMs);
            if (bound < _powerMilliwatts)
            {
                _powerMilliwatts = bound;
            }
        }

        private int PowerOf(long pulses, long elapsedMs)
        {
            long energyMilliwattHours = pulses * MilliwattHoursPerKilowattHour / _impulsesPerKilowattHour;
            long milliwatts = energyMilliwattHours * MillisecondsPerHour / elapsedMs;
            return milliwatts > int.MaxValue ? int.MaxValue : (int)milliwatts;
        }
    }
}
