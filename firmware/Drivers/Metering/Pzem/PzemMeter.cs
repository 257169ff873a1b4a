using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Modbus;

namespace EdgeLedger.Firmware.Drivers.Metering.Pzem
{
    /// <summary>A PZEM-004T v3 on a serial port (PZEM-004T V3.0 User Manual, Peacefair).</summary>
    /// <remarks>
    /// One question a second for its ten input registers (manual, section 2.3); 32-bit figures come low word
    /// first. It is never sent function 0x41, which overwrites its factory calibration, nor 0x42, which sets its
    /// energy to zero. It knows no direction: a current transformer that is turned round shows the same. Its
    /// measuring side lives on the mains that it measures, so that it does not answer while they are away.
    /// </remarks>
    public sealed class PzemMeter : IMeteringFrontEnd
    {
        public const int UsualBaudRate = 9600;

        private const int Registers = 10;
        private const int Voltage = 0;
        private const int Current = 1;
        private const int Power = 3;
        private const int Energy = 5;
        private const int Frequency = 7;
        private const int PowerFactor = 8;
        private const int Alarm = 9;
        private const int AlarmIsOn = 0xFFFF;

        // Measuring ranges of section 1 with a tenth of air: 260 V, 100 A, 23 kW, 45 to 65 Hz, 1.00.
        private const int MostDecivolts = 2900;
        private const int MostMilliamps = 110000;
        private const int MostDeciwatts = 253000;
        private const int LeastDecihertz = 400;
        private const int MostDecihertz = 700;
        private const int MostPercent = 100;

        private const int MilliwattsPerDeciwatt = 100;
        private const int MillivoltsPerDecivolt = 100;
        private const int CentihertzPerDecihertz = 10;
        private const int PerMillePerPercent = 10;
        private const long MilliwattMsPerWattHour = 3600000000L;

        private readonly ModbusMaster _master;

        public PzemMeter(FrontEndSettings wiring)
        {
            int address = wiring.Address == 0 ? ModbusMaster.GeneralAddress : wiring.Address;
            _master = new ModbusMaster(new ModbusLine(wiring, UsualBaudRate), address, Registers);
        }

        public FrontEndStatus Read(long nowMs, MeterSample sample)
        {
            FrontEndStatus status = _master.Hear();
            if (status == FrontEndStatus.Ok)
            {
                status = Take(sample);
            }

            if (!_master.IsAsking)
            {
                _master.Ask(0, Registers);
            }

            return status;
        }

        private FrontEndStatus Take(MeterSample sample)
        {
            int voltage = _master.Register(Voltage);
            long current = Wide(Current);
            long power = Wide(Power);
            int frequency = _master.Register(Frequency);
            int factor = _master.Register(PowerFactor);
            int alarm = _master.Register(Alarm);
            if (voltage == 0 || voltage > MostDecivolts || current > MostMilliamps || power > MostDeciwatts
                || frequency < LeastDecihertz || frequency > MostDecihertz || factor > MostPercent
                || (alarm != 0 && alarm != AlarmIsOn))
            {
                return FrontEndStatus.Nonsense;
            }

            sample.VoltageMillivolts = voltage * MillivoltsPerDecivolt;
            sample.CurrentMilliamps = (int)current;
            sample.ActivePowerMilliwatts = (int)power * MilliwattsPerDeciwatt;
            sample.FrequencyCentihertz = frequency * CentihertzPerDecihertz;
            sample.PowerFactorPerMille = factor * PerMillePerPercent;
            sample.HasEnergyCounter = true;
            sample.IsCounterFresh = true;
            sample.ImportTicks = Wide(Energy);
            sample.ExportTicks = 0;
            sample.TickMilliwattMs = MilliwattMsPerWattHour;
            return FrontEndStatus.Ok;
        }

        private long Wide(int register)
        {
            return ((long)_master.Register(register + 1) << 16) | (long)_master.Register(register);
        }
    }
}
