namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>A house that goes on for ever: base, fridge, kettle, oven, washing, lights in the evening.</summary>
/// <remarks>Counted from the unix epoch in whole days; a day depends on the seed and its own number
/// alone.</remarks>
public sealed class HouseholdProfile(ulong seed) : LoadProfile(DaySeconds)
{
    private const int DaySeconds = 86_400;
    private const int Hour = 3600;
    private const int Minute = 60;

    public override long LengthSeconds => long.MaxValue;

    public override ulong Fingerprint { get; } = SeededSequence.At(seed, DaySeconds);

    protected override void Fill(long block, Span<int> powerMilliwatts)
    {
        var house = new SeededSequence(SeededSequence.At(seed, -2));
        powerMilliwatts.Fill(Watts(house.Between(60, 140)));
        AddFridge(powerMilliwatts, block, ref house);

        var day = new SeededSequence(SeededSequence.At(seed, block));
        AddKettle(powerMilliwatts, ref day, (6 * Hour) + (30 * Minute));
        if (day.Chance(50)) AddKettle(powerMilliwatts, ref day, 12 * Hour);
        AddKettle(powerMilliwatts, ref day, 16 * Hour);
        if (day.Chance(70)) AddKettle(powerMilliwatts, ref day, 20 * Hour);
        if (day.Chance(60)) AddOven(powerMilliwatts, ref day);
        if (day.Chance(40)) AddWashing(powerMilliwatts, ref day);
        AddLights(powerMilliwatts, ref day);
    }

    private static int Watts(int watts) => watts * 1000;

    private static void Add(Span<int> power, int start, int seconds, int watts)
    {
        int end = Math.Min(start + seconds, power.Length);
        for (int i = Math.Max(start, 0); i < end; i++) power[i] += Watts(watts);
    }

    // Counted over days, so that its cycle does not break at midnight.
    private static void AddFridge(Span<int> power, long day, ref SeededSequence house)
    {
        int period = house.Between(40 * Minute, 60 * Minute);
        int on = period / 3;
        int draw = Watts(house.Between(90, 130));
        int phase = (int)(day * DaySeconds % period);
        for (int i = 0; i < power.Length; i++)
        {
            if ((phase + i) % period < on) power[i] += draw;
        }
    }

    private static void AddKettle(Span<int> power, ref SeededSequence day, int earliest) =>
        Add(power, earliest + day.Between(0, Hour), day.Between(2 * Minute, 4 * Minute), day.Between(2000, 2200));

    // Ten minutes to heat up, then the thermostat.
    private static void AddOven(Span<int> power, ref SeededSequence day)
    {
        int start = (17 * Hour) + day.Between(30 * Minute, 2 * Hour);
        int baking = day.Between(25 * Minute, 50 * Minute);
        Add(power, start, 10 * Minute, 2200);
        for (int at = 12 * Minute; at < baking; at += 3 * Minute) Add(power, start + at, Minute, 2200);
    }

    private static void AddWashing(Span<int> power, ref SeededSequence day)
    {
        int start = (9 * Hour) + day.Between(0, 6 * Hour);
        Add(power, start, 15 * Minute, 2000);
        Add(power, start + (15 * Minute), 45 * Minute, 200);
        Add(power, start + Hour, 10 * Minute, 500);
    }

    private static void AddLights(Span<int> power, ref SeededSequence day)
    {
        Add(power, (6 * Hour) + day.Between(0, 30 * Minute), 90 * Minute, 150);
        int evening = 17 * Hour;
        int bedtime = (22 * Hour) + day.Between(0, 90 * Minute);
        while (evening < bedtime)
        {
            int stretch = day.Between(10 * Minute, Hour);
            Add(power, evening, Math.Min(stretch, bedtime - evening), day.Between(200, 500));
            evening += stretch;
        }
    }
}
