using System;
using EdgeLedger.Firmware.Boards;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using nanoFramework.Hardware.Esp32;

namespace EdgeLedger.Firmware.Drivers.Metering.Ina219
{
    /// <summary>An INA219 in a direct-current line: a battery, a string of panels (TI SBOS448G).</summary>
    /// <remarks>
    /// The calibration register is 4096 whatever the shunt: by equation 1 (section 8.5.1) one step of the current
    /// register is then 0.04096 / (4096 R) = 10 uV / R, exactly one step of the shunt voltage, so that nothing is
    /// lost and nothing overflows. The chip's own power register has no sign and clears the ready flag when read;
    /// power is current times bus voltage, which is how the chip finds it. It counts no energy, and each sample
    /// is the mean of its last 68 ms only.
    /// A chip that has lost its supply forgets its calibration: it is looked at every time, and set again.
    /// The bus transfers are the framework's, 2.5 ms for the six of them.
    /// </remarks>
    public sealed class Ina219Meter : IMeteringFrontEnd
    {
        public const int LowestAddress = 0x40;
        public const int HighestAddress = 0x4F;

        private const int ConfigurationRegister = 0;
        private const int ShuntRegister = 1;
        private const int BusRegister = 2;
        private const int PowerRegister = 3;
        private const int CurrentRegister = 4;
        private const int CalibrationRegister = 5;

        // Section 8.6.2.1: 32 V range, gain /8 (320 mV), 128 conversions averaged on both inputs, continuous.
        private const int Configuration32Volts320Millivolts = 0x3FFF;
        private const int Calibration = 4096;
        private const int FullScale = 32000;

        // Section 8.6.3.2: 4 mV a step from bit 3 on; bit 1: a conversion is ready, bit 0: the arithmetic
        // overflowed.
        private const int Ready = 2;
        private const int Overflow = 1;
        private const int BusShift = 3;
        private const int MillivoltsPerStep = 4;

        private readonly Ina219Registers _registers;
        private readonly int _shuntMicroohms;
        private bool _wasSetUp;
        private bool _wasUnready;

        /// <exception cref="ArgumentException">The address is none of an INA219, or no pins are set.</exception>
        public Ina219Meter(FrontEndSettings wiring)
        {
            int address = wiring.Address == 0 ? LowestAddress : wiring.Address;
            if (address < LowestAddress || address > HighestAddress)
            {
                throw new ArgumentException("frontend.address of an INA219 is 64 to 79");
            }

            if (wiring.DataPin == BoardPins.None || wiring.ClockPin == BoardPins.None)
            {
                throw new ArgumentException("this board has no I2C: set frontend.sda and frontend.scl");
            }

            bool isFirst = wiring.I2cBus == 1;
            Configuration.SetPinFunction(
                wiring.DataPin, isFirst ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA);
            Configuration.SetPinFunction(
                wiring.ClockPin, isFirst ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK);
            _shuntMicroohms = wiring.ShuntMicroohms;
            _registers = new Ina219Registers(wiring.I2cBus, address);
        }

        public FrontEndStatus Read(long nowMs, MeterSample sample)
        {
            int configuration;
            int calibration;
            if (!_registers.TryRead(ConfigurationRegister, out configuration)
                || !_registers.TryRead(CalibrationRegister, out calibration))
            {
                return _registers.Status;
            }

            if (configuration != Configuration32Volts320Millivolts || calibration != Calibration)
            {
                return SetUp();
            }

            _wasSetUp = false;
            return Measure(sample);
        }

        // A new chip, or one that was without supply. What does not keep what is written to it is no INA219.
        private FrontEndStatus SetUp()
        {
            FrontEndStatus status = _wasSetUp ? FrontEndStatus.Nonsense : FrontEndStatus.Waiting;
            _wasSetUp = true;
            _wasUnready = false;
            if (!_registers.TryWrite(ConfigurationRegister, Configuration32Volts320Millivolts)
                || !_registers.TryWrite(CalibrationRegister, Calibration))
            {
                return _registers.Status;
            }

            return status;
        }

        private FrontEndStatus Measure(MeterSample sample)
        {
            int bus;
            int shunt;
            int current;
            int power;
            if (!_registers.TryRead(BusRegister, out bus)
                || !_registers.TryReadSigned(ShuntRegister, out shunt)
                || !_registers.TryReadSigned(CurrentRegister, out current)
                || !_registers.TryRead(PowerRegister, out power))
            {
                return _registers.Status;
            }

            if ((bus & Ready) == 0)
            {
                // Right after it was set up; a second later a chip that converts has done so seven times.
                FrontEndStatus status = _wasUnready ? FrontEndStatus.NoAnswer : FrontEndStatus.Waiting;
                _wasUnready = true;
                return status;
            }

            _wasUnready = false;
            if ((bus & Overflow) != 0 || shunt >= FullScale || shunt <= -FullScale)
            {
                return FrontEndStatus.OutOfRange;
            }

            Take(sample, (bus >> BusShift) * MillivoltsPerStep, current);
            return FrontEndStatus.Ok;
        }

        // A step of 10 uV over the shunt: uV / uohm are A, and A times mV are mW.
        private void Take(MeterSample sample, int millivolts, int steps)
        {
            sample.VoltageMillivolts = millivolts;
            sample.CurrentMilliamps = Divide(steps * 10000L);
            sample.ActivePowerMilliwatts = Divide(steps * 10L * millivolts);
            sample.FrequencyCentihertz = 0;
            sample.PowerFactorPerMille = MeterSample.NotMeasured;
            sample.HasEnergyCounter = false;
            sample.IsCounterFresh = false;
        }

        private int Divide(long dividend)
        {
            long half = _shuntMicroohms / 2;
            return (int)((dividend < 0 ? dividend - half : dividend + half) / _shuntMicroohms);
        }
    }
}
