using System;
using System.Device.Gpio;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Metering.Pulse
{
    /// <summary>A meter's S0 output or test LED (IEC 62053-31), counted by the ESP32's pulse counter.</summary>
    /// <remarks>
    /// The counter runs in hardware, so no pulse is missed while the interpreter signs. Energy is exact; power is
    /// the energy of the pulses over the time between the last two reads that saw one, and an upper bound from the
    /// time since then once that is longer.
    /// </remarks>
    public sealed class PulseMeter : IMeteringFrontEnd
    {
        private const long MilliwattMsPerKilowattHour = 3600000000000L;

        // The most that the hardware's filter takes: about 1 or 13 us, depending on the image. It keeps
        // out needles, not the bounce of a contact, which lasts milliseconds: an S0 output is
        // a transistor (IEC 62053-31). What bounces all the same counts faster than the fuse can carry.
        private const ushort LongestGlitch = 1023;

        // Two pulses may have been on their way when the last were counted.
        private const int SlackPulses = 2;
        private const int MostReads = 4;

        private readonly GpioPulseCounter _counter;
        private readonly long _tickMilliwattMs;
        private readonly int _maximumPowerMilliwatts;
        private long _lastCount;
        private long _rejectedCount;
        private long _readMs;
        private long _pulseMs;
        private int _powerMilliwatts;
        private bool _started;

        /// <param name="pin">GPIO number of the S0+ input (S0- to ground, pulled up).</param>
        /// <param name="impulsesPerKilowattHour">The meter's constant, printed on its face; often 1000.</param>
        /// <param name="maximumPowerMilliwatts">Pulses that come faster were made by bounce or noise.</param>
        public PulseMeter(int pin, int impulsesPerKilowattHour, int maximumPowerMilliwatts)
        {
            if (impulsesPerKilowattHour <= 0)
            {
                throw new ArgumentOutOfRangeException("impulsesPerKilowattHour");
            }

            _tickMilliwattMs = MilliwattMsPerKilowattHour / impulsesPerKilowattHour;
            _maximumPowerMilliwatts = maximumPowerMilliwatts;
            _counter = new GpioPulseCounter(pin);
            _counter.Polarity = GpioPulsePolarity.Falling;
            _counter.FilterPulses = LongestGlitch;
            _counter.Start();
        }

        public FrontEndStatus Read(long nowMs, MeterSample sample)
        {
            long count;
            if (!TryCount(out count))
            {
                return FrontEndStatus.NoAnswer;
            }

            bool isPossible = Take(nowMs, count);
            if (!isPossible)
            {
                return FrontEndStatus.Nonsense;
            }

            sample.HasEnergyCounter = true;
            sample.IsCounterFresh = true;
            sample.ImportTicks = _lastCount - _rejectedCount;
            sample.ExportTicks = 0;
            sample.TickMilliwattMs = _tickMilliwattMs;
            sample.ActivePowerMilliwatts = _powerMilliwatts;
            sample.VoltageMillivolts = 0;
            sample.CurrentMilliamps = 0;
            sample.FrequencyCentihertz = 0;
            sample.PowerFactorPerMille = MeterSample.NotMeasured;
            return FrontEndStatus.Ok;
        }

        // The framework adds the hardware's 16 bits to a 64-bit sum in an interrupt, and reads that sum in two
        // halves: two equal values are a whole one.
        private bool TryCount(out long count)
        {
            count = 0;
            try
            {
                long before = _counter.Read().Count;
                for (int i = 0; i < MostReads; i++)
                {
                    count = _counter.Read().Count;
                    if (count == before)
                    {
                        return true;
                    }

                    before = count;
                }
            }
            catch (Exception)
            {
                return false;
            }

            return false;
        }

        private bool Take(long nowMs, long count)
        {
            long elapsedMs = nowMs - _readMs;
            long pulses = count - _lastCount;
            bool isFirst = !_started;
            _started = true;
            _readMs = nowMs;
            _lastCount = count;
            if (isFirst)
            {
                _pulseMs = nowMs;
                return true;
            }

            long most = elapsedMs * _maximumPowerMilliwatts / _tickMilliwattMs + SlackPulses;
            if (pulses < 0 || (elapsedMs > 0 && pulses > most))
            {
                _rejectedCount += pulses;
                return false;
            }

            EstimatePower(nowMs, pulses);
            return true;
        }

        private void EstimatePower(long nowMs, long pulses)
        {
            long elapsedMs = nowMs - _pulseMs;
            if (pulses > 0)
            {
                _powerMilliwatts = elapsedMs <= 0 ? _powerMilliwatts : PowerOf(pulses, elapsedMs);
                _pulseMs = nowMs;
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
            long milliwatts = pulses * _tickMilliwattMs / elapsedMs;
            return milliwatts > int.MaxValue ? int.MaxValue : (int)milliwatts;
        }
    }
}
