using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary>The played load: power, voltage, current and frequency, without an energy counter of its
    /// own.</summary>
    public sealed class PlatformFrontEnd : IMeteringFrontEnd
    {
        private readonly MeteringCircuit _circuit = VirtualHardware.Current.Circuit;

        public FrontEndStatus Read(long nowMs, MeterSample sample)
        {
            Measurement measurement;
            if (!_circuit.TryMeasureWithErrors(out measurement))
            {
                return FrontEndStatus.NoAnswer;
            }

            sample.ActivePowerMilliwatts = measurement.PowerMilliwatts;
            sample.VoltageMillivolts = measurement.VoltageMillivolts;
            sample.CurrentMilliamps = measurement.CurrentMilliamps;
            sample.FrequencyCentihertz = measurement.FrequencyCentihertz;
            sample.PowerFactorPerMille = MeterSample.NotMeasured;
            sample.HasEnergyCounter = false;
            return FrontEndStatus.Ok;
        }
    }
}
