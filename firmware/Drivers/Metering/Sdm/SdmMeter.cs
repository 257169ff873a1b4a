using System;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Modbus;

namespace EdgeLedger.Firmware.Drivers.Metering.Sdm
{
    /// <summary>An Eastron SDM120-Modbus or SDM630-Modbus.</summary>
    /// <remarks>
    /// Its figures are asked for every second, its counters and the frequency after every tenth answer: that
    /// second has no sample of its own, and the next one stands for both. Power is signed, import positive, and
    /// the meter counts both directions apart.
    /// </remarks>
    public sealed class SdmMeter : IMeteringFrontEnd
    {
        private const int UsualAddress = 1;
        private const int HighestAddress = 247;
        private const int SamplesPerCounter = 10;

        // 276 V, 100 A on each of three phases, 45 to 65 Hz (SDM630 manual, "Specifications"), with some air.
        private const int MostMillivolts = 300000;
        private const int MostMilliamps = 400000;
        private const int MostMilliwatts = 120000000;
        private const int MostPerMille = 1100;
        private const int LeastMillihertz = 40000;
        private const int MostMillihertz = 70000;
        private const int MillihertzPerCentihertz = 10;

        // Counters are in kWh: a thousandth is a Wh.
        private const long MilliwattMsPerWattHour = 3600000000L;

        private readonly SdmLayout _layout;
        private readonly ModbusMaster _master;
        private long _importWattHours;
        private long _exportWattHours;
        private int _frequencyCentihertz;
        private int _samplesToCounter;
        private bool _isAskingSlow;
        private bool _isCounterFresh;
        private bool _isValid;

        /// <exception cref="ArgumentException">The address is none of a meter.</exception>
        public SdmMeter(FrontEndSettings wiring, SdmLayout layout)
        {
            if (wiring.Address > HighestAddress)
            {
                throw new ArgumentException("frontend.address of an SDM is 1 to 247");
            }

            _layout = layout;
            _master = new ModbusMaster(
                new ModbusLine(wiring, layout.UsualBaudRate),
                wiring.Address == 0 ? UsualAddress : wiring.Address, layout.Registers);
        }

        public FrontEndStatus Read(long nowMs, MeterSample sample)
        {
            FrontEndStatus status = _master.Hear();
            if (status == FrontEndStatus.Ok)
            {
                status = _isAskingSlow ? TakeCounters() : TakeFigures(sample);
            }

            if (!_master.IsAsking)
            {
                Ask();
            }

            return status;
        }

        private void Ask()
        {
            _isAskingSlow = _samplesToCounter == 0;
            if (_isAskingSlow)
            {
                _master.Ask(SdmLayout.SlowFirst, SdmLayout.SlowRegisters);
            }
            else
            {
                _master.Ask(_layout.First, _layout.Registers);
            }
        }

        private FrontEndStatus TakeCounters()
        {
            _isValid = true;
            int frequency = Figure(SdmLayout.Frequency, LeastMillihertz, MostMillihertz);
            long import = Counter(SdmLayout.ImportEnergy);
            long export = Counter(SdmLayout.ExportEnergy);
            if (!_isValid)
            {
                return FrontEndStatus.Nonsense;
            }

            _frequencyCentihertz = (frequency + MillihertzPerCentihertz / 2) / MillihertzPerCentihertz;
            _importWattHours = import;
            _exportWattHours = export;
            _isCounterFresh = true;
            _samplesToCounter = SamplesPerCounter;
            return FrontEndStatus.Waiting;
        }

        private FrontEndStatus TakeFigures(MeterSample sample)
        {
            _isValid = true;
            int voltage = Figure(_layout.Voltage, 1, MostMillivolts);
            int current = Figure(_layout.Current, -MostMilliamps, MostMilliamps);
            int power = Figure(_layout.Power, -MostMilliwatts, MostMilliwatts);
            int factor = Figure(_layout.PowerFactor, -MostPerMille, MostPerMille);
            if (_layout.Foreign != SdmLayout.None)
            {
                Figure(_layout.Foreign, 0, 0);
            }

            if (!_isValid)
            {
                return FrontEndStatus.Nonsense;
            }

            // Currents are shown without a sign; the power has it.
            current = current < 0 ? -current : current;
            sample.VoltageMillivolts = voltage;
            sample.CurrentMilliamps = power < 0 ? -current : current;
            sample.ActivePowerMilliwatts = power;
            sample.FrequencyCentihertz = _frequencyCentihertz;
            sample.PowerFactorPerMille = factor < 0 ? -factor : factor;
            sample.HasEnergyCounter = true;
            sample.IsCounterFresh = _isCounterFresh;
            sample.ImportTicks = _importWattHours;
            sample.ExportTicks = _exportWattHours;
            sample.TickMilliwattMs = MilliwattMsPerWattHour;
            _isCounterFresh = false;
            _samplesToCounter--;
            return FrontEndStatus.Ok;
        }

        private int Figure(int register, int least, int most)
        {
            long milli;
            bool isNumber = Float32.TryToMilli(
                _master.Register(register), _master.Register(register + 1), out milli);
            _isValid &= isNumber && milli >= least && milli <= most;
            return _isValid ? (int)milli : 0;
        }

        private long Counter(int register)
        {
            long milli;
            bool isNumber = Float32.TryToMilli(
                _master.Register(register), _master.Register(register + 1), out milli);
            _isValid &= isNumber && milli >= 0;
            return milli;
        }
    }
}
