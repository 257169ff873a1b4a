namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>Turns the energy of one row into power second by second: a base, and appliances that switch.</summary>
public static class RowShape
{
    private const int BasePercent = 30;

    /// <summary>Fills the row so that the sum of its seconds is exactly
    /// <paramref name="energyMilliwattSeconds"/>.</summary>
    /// <remarks>
    /// Appliances run one after the other for a twentieth to two fifths of the row (3 to 24 minutes of an hour) at
    /// up to 1.5 times the row's mean, so the peak stays below 2.5 times the mean. What they leave, at least 30 %,
    /// is the base; the remainder of its division is spread over the row, one milliwatt a second.
    /// </remarks>
    public static void Fill(Span<int> powerMilliwatts, long energyMilliwattSeconds, SeededSequence random)
    {
        int seconds = powerMilliwatts.Length;
        int shortest = Math.Max(1, seconds / 20);
        int longest = Math.Max(shortest, seconds * 2 / 5);
        long mean = energyMilliwattSeconds / seconds;
        long left = energyMilliwattSeconds;
        long smallestBase = energyMilliwattSeconds / 100 * BasePercent;

        powerMilliwatts.Clear();
        int start = random.Between(0, longest);
        while (true)
        {
            int duration = random.Between(shortest, longest);
            int amplitude = (int)(mean * random.Between(30, 150) / 100);
            if (start + duration > seconds || left - ((long)amplitude * duration) < smallestBase) break;

            powerMilliwatts.Slice(start, duration).Fill(amplitude);
            left -= (long)amplitude * duration;
            start += duration + random.Between(shortest, longest);
        }

        AddBase(powerMilliwatts, left);
    }

    private static void AddBase(Span<int> powerMilliwatts, long energyMilliwattSeconds)
    {
        int seconds = powerMilliwatts.Length;
        long each = Math.DivRem(energyMilliwattSeconds, seconds, out long remainder);
        for (int i = 0; i < seconds; i++)
        {
            long carried = ((i + 1) * remainder / seconds) - (i * remainder / seconds);
            powerMilliwatts[i] += (int)(each + carried);
        }
    }
}
