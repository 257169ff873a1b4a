namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): a random number for every place, without state to
/// save.</summary>
/// <remarks>
/// Noise and load shapes are functions of seed and place in time, so that a board that was killed goes on with the
/// same world from nothing but its position.
/// </remarks>
public struct SeededSequence(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The number that belongs to a place; neighbours are independent.</summary>
    public static ulong At(ulong seed, long place) => Mix(seed + (Step * (ulong)(place + 1)));

    public ulong Next() => Mix(_state += Step);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)((Next() >> 32) * (ulong)(high - low + 1) >> 32);

    public bool Chance(int percent) => Between(1, 100) <= percent;
}
