using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>A part on a bus that counts whole watt-hours by itself, whether the board runs or not.</summary>
/// <param name="milliwattsAt">Power by the second of the steady clock.</param>
/// <param name="milliwattSecondsAt">Energy from second 0 to a second.</param>
public sealed class CountingPart(Func<long, int> milliwattsAt, Func<long, long> milliwattSecondsAt)
    : IMeteringFrontEnd
{
    public const long MilliwattSecondsPerWattHour = 3_600_000;

    /// <summary>What it showed at second 0.</summary>
    public long FirstTicks { get; set; } = 123_456;

    /// <summary>Every how many samples the counter is read, as an SDM's is.</summary>
    public int SamplesPerCount { get; set; } = 1;

    public bool IsAbsent { get; set; }

    private int _samples;

    public FrontEndStatus Read(long nowMs, MeterSample sample)
    {
        if (IsAbsent) return FrontEndStatus.NoAnswer;
        long second = nowMs / 1000;
        sample.HasEnergyCounter = true;
        sample.IsCounterFresh = _samples++ % SamplesPerCount == 0;
        sample.TickMilliwattMs = MilliwattSecondsPerWattHour * 1000;
        sample.ActivePowerMilliwatts = milliwattsAt(second);
        sample.VoltageMillivolts = 230_000;
        if (sample.IsCounterFresh)
        {
            sample.ImportTicks = FirstTicks + (milliwattSecondsAt(second) / MilliwattSecondsPerWattHour);
        }

        return FrontEndStatus.Ok;
    }
}
