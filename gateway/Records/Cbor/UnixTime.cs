namespace EdgeLedger.Records;

/// <summary>Bounds of every time on the wire: nobody reading one later meets an overflow.</summary>
public static class UnixTime
{
    /// <summary>Last second of the year 9999, where the calendars of .NET and of most libraries end.</summary>
    public const long MaxSeconds = 253_402_300_799;

    public const long MaxMilliseconds = (MaxSeconds * 1000) + 999;
}
