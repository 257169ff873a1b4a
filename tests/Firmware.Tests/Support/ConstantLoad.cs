using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>A front end that shows a power given by the second.</summary>
public sealed class ConstantLoad(Func<long, int> milliwattsAt) : IMeteringFrontEnd
{
    public bool IsAbsent { get; set; }

    public FrontEndStatus Read(long nowMs, MeterSample sample)
    {
        if (IsAbsent) return FrontEndStatus.NoAnswer;
        sample.ActivePowerMilliwatts = milliwattsAt(nowMs / 1000);
        sample.VoltageMillivolts = 230000;
        return FrontEndStatus.Ok;
    }
}
