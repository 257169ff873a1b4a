namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>A profile laid on the simulated clock.</summary>
/// <param name="profile">What flows.</param>
/// <param name="noise">How it is measured.</param>
/// <param name="originUnixMs">Where the profile's second 0 lies; a whole second.</param>
public sealed class PlayedLoad(LoadProfile profile, MeasurementNoise noise, long originUnixMs)
{
    public long EndUnixMs { get; } = profile.LengthSeconds >= (long.MaxValue - originUnixMs) / 1000
        ? long.MaxValue
        : originUnixMs + (profile.LengthSeconds * 1000);

    /// <summary>Whole rows of the replay since the origin; 0 for a load that is not made of rows.</summary>
    public long RowsBefore(long unixMs) =>
        EndUnixMs == long.MaxValue ? 0 : (unixMs - originUnixMs) / (profile.BlockSeconds * 1000L);

    /// <summary>True energy (mW ms) between two instants, neither before the origin.</summary>
    public long EnergyMilliwattMs(long fromUnixMs, long toUnixMs)
    {
        long energy = 0;
        while (fromUnixMs < toUnixMs)
        {
            long second = (fromUnixMs - originUnixMs) / 1000;
            long end = Math.Min(originUnixMs + ((second + 1) * 1000), toUnixMs);
            energy += profile.PowerMilliwatts(second) * (end - fromUnixMs);
            fromUnixMs = end;
        }

        return energy;
    }

    /// <summary>
    /// The second that has just passed: power x time since the last sample then gives the energy that flowed,
    /// without an offset at either end.
    /// </summary>
    public void Measure(long unixMs, out Measurement measurement)
    {
        long second = Math.Max(unixMs - originUnixMs - 1, 0) / 1000;
        noise.Measure(second, profile.PowerMilliwatts(second), out measurement);
    }

    /// <summary>The same without the errors of a metering chip.</summary>
    public void MeasureTruth(long unixMs, out Measurement truth)
    {
        long second = Math.Max(unixMs - originUnixMs - 1, 0) / 1000;
        noise.MeasureTruth(second, profile.PowerMilliwatts(second), out truth);
    }
}
