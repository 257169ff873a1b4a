namespace EdgeLedger.Cli.Bench;

/// <summary>What the garbage collector has done so far.</summary>
internal sealed record GarbageUse(TimeSpan Pause, long AllocatedBytes, IReadOnlyList<int> Collections)
{
    public static GarbageUse Now => new(
        GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes(),
        [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)]);

    public GarbageUse Since(GarbageUse before) => new(
        Pause - before.Pause, AllocatedBytes - before.AllocatedBytes,
        [.. Collections.Zip(before.Collections, (after, earlier) => after - earlier)]);
}
