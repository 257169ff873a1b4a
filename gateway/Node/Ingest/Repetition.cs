namespace EdgeLedger.Node.Ingest;

/// <summary>When to say something to a board again that has not answered: each wait is twice the one before.</summary>
/// <param name="Next">Timestamp of the <see cref="TimeProvider"/> from which on it is due.</param>
/// <param name="Wait">From the next time to the one after it.</param>
internal readonly record struct Repetition(long Next, TimeSpan Wait)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);

    /// <summary>Due at once, and again 5 s later.</summary>
    public static Repetition From(long now) => new(now, FirstWait);

    public bool IsDue(long now) => now >= Next;

    /// <summary>It has just been said.</summary>
    public Repetition After(long now, TimeSpan longest, TimeProvider time) => new(
        now + (long)(Wait.TotalSeconds * time.TimestampFrequency),
        Wait * 2 > longest ? longest : Wait * 2);
}
