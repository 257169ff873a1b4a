using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>A front end that shows a power given by the second.</summary>
public sealed class ConstantLoad(Func<long, int> milliwattsAt) : IMeteringFrontEnd
{
    public bool IsAbsent { get; set; }

    public bool TryRead(long unixMs, MeterSample sample)
    {
        if (IsAbsent) return false;
        sample.ActivePowerMilliwatts = milliwattsAt(unixMs / 1000);
        sample.VoltageMillivolts = 230000;
        return true;
    }
}
