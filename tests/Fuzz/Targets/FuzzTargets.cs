namespace EdgeLedger.Fuzz.Targets;

/// <summary>Every decoder that reads what came over a network.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
        [.. RecordTargets.All(), .. PeerTargets.All(), .. BoardTargets.All()];

    public static IEnumerable<string> Names => All.Select(target => target.Name);
}
