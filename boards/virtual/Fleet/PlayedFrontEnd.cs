using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>A household's load as a metering chip without a counter of its own shows it.</summary>
public sealed class PlayedFrontEnd(PlayedLoad load, SimulatedClock clock) : IMeteringFrontEnd
{
    public FrontEndStatus Read(long nowMs, MeterSample sample)
    {
        load.Measure(clock.NowUnixMs, out var measured);
        sample.ActivePowerMilliwatts = measured.PowerMilliwatts;
        sample.VoltageMillivolts = measured.VoltageMillivolts;
        sample.CurrentMilliamps = measured.CurrentMilliamps;
        sample.FrequencyCentihertz = measured.FrequencyCentihertz;
        sample.PowerFactorPerMille = MeterSample.NotMeasured;
        sample.HasEnergyCounter = false;
        return FrontEndStatus.Ok;
    }
}
