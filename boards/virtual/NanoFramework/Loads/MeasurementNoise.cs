namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>The errors of a class 1 metering chip, and the grid it hangs on.</summary>
/// <remarks>
/// Power noise is proportional (0.2 % standard deviation) and symmetric round zero: an absolute floor would be
/// clipped at zero by an import register and read as energy that never flowed.
/// </remarks>
public sealed class MeasurementNoise(ulong seed)
{
    /// <summary>One sample in so many is a spike, <see cref="SpikeFactor"/> times too high; never two in a
    /// row.</summary>
    public const int SpikeEverySamples = 2000;

    public const int SpikeFactor = 20;

    // A sum of four 16-bit numbers has the mean 131,070 and the standard deviation 37,837; 0.2 % = 1 / 500.
    private const int NoiseMean = 2 * ushort.MaxValue;
    private const long NoiseScale = 37_837 * 500;

    private const int NominalMillivolts = 230_000;
    private const int WanderMillivolts = 3_000;
    private const int WanderSeconds = 600;

    private readonly ulong _power = SeededSequence.At(seed, 1);
    private readonly ulong _spike = SeededSequence.At(seed, 2);
    private readonly ulong _voltage = SeededSequence.At(seed, 3);
    private readonly ulong _grid = SeededSequence.At(seed, 4);

    public void Measure(long second, int truePowerMilliwatts, out Measurement measurement)
    {
        long power = truePowerMilliwatts + Deviation(_power, second, truePowerMilliwatts);
        if (IsSpike(second)) power = Math.Min(power * SpikeFactor, int.MaxValue);

        Grid(second, truePowerMilliwatts, out int voltage, out int frequency);
        measurement = new Measurement((int)power, voltage, Current(power, voltage), frequency);
    }

    /// <summary>What a part without errors would show on this grid.</summary>
    public void MeasureTruth(long second, int truePowerMilliwatts, out Measurement truth)
    {
        Grid(second, truePowerMilliwatts, out int voltage, out int frequency);
        truth = new Measurement(
            truePowerMilliwatts, voltage, Current(truePowerMilliwatts, voltage), frequency);
    }

    private void Grid(long second, int truePowerMilliwatts, out int voltage, out int frequency)
    {
        // 0.2 ohms of line: the voltage sags as the house draws.
        voltage = NominalMillivolts + Wander(second) - (truePowerMilliwatts / NominalMillivolts * 200);
        voltage = Math.Max(voltage, NominalMillivolts / 2);
        ulong small = SeededSequence.At(_voltage, second);
        voltage += (int)(small & 0xFF) - 128;
        frequency = 5000 + (int)((small >> 8) % 7) - 3;
    }

    private static int Current(long powerMilliwatts, int millivolts) =>
        (int)Math.Min(powerMilliwatts * 1000 / millivolts, int.MaxValue);

    private static long Deviation(ulong seed, long second, int size)
    {
        ulong random = SeededSequence.At(seed, second);
        int sum = (ushort)random + (ushort)(random >> 16) + (ushort)(random >> 32) + (ushort)(random >> 48);
        return (long)size * (sum - NoiseMean) / NoiseScale;
    }

    private bool IsSpike(long second) =>
        SeededSequence.At(_spike, second) % SpikeEverySamples == 0
        && SeededSequence.At(_spike, second - 1) % SpikeEverySamples != 0;

    // Ten minutes from one random voltage to the next, in a straight line.
    private int Wander(long second)
    {
        long cell = Math.DivRem(second, WanderSeconds, out long offset);
        int from = WanderAt(cell);
        return from + (int)((WanderAt(cell + 1) - from) * offset / WanderSeconds);
    }

    private int WanderAt(long cell) =>
        (int)(SeededSequence.At(_grid, cell) % ((2 * WanderMillivolts) + 1)) - WanderMillivolts;
}
