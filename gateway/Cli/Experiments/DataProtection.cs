namespace EdgeLedger.Cli.Experiments;

/// <summary>Runs all cases: each size of region with none to all gateways corrupt, and a single
/// collector.</summary>
internal static class DataProtection
{
    public static IReadOnlyList<ProtectionCase> Run(ProtectionOptions options, Action<string>? told = null)
    {
        var cases = new List<ProtectionCase>();
        foreach (int gateways in options.Gateways)
        {
            var place = new Neighbourhood(options, gateways);
            if (cases.Count == 0) cases.AddRange([Collect(place, isCorrupt: false), Collect(place, isCorrupt: true)]);
            var results = new ProtectionCase[2 * (gateways + 1)];
            Parallel.For(0, results.Length, index =>
            {
                results[index] = Run(place, corrupt: index / 2, hasFeeders: index % 2 == 1);
                told?.Invoke($"{gateways} gateways, {index / 2} corrupt: done");
            });
            cases.AddRange(results);
        }

        return cases;
    }

    private static ProtectionCase Run(Neighbourhood place, int corrupt, bool hasFeeders)
    {
        var count = new ProtectionCount(place.Options.Meters);
        new ExperimentRegion(place, corrupt, hasFeeders, count).Run();
        return count.Result("region", place.Gateways.Count, corrupt, hasFeeders);
    }

    // SCADA: one process believes whoever is logged in; in the attackers' hands it keeps what suits them.
    private static ProtectionCase Collect(Neighbourhood place, bool isCorrupt)
    {
        var count = new ProtectionCount(place.Options.Meters);
        foreach (var claim in place.Claims.SelectMany(claims => claims)) count.Add(claim, !isCorrupt || !claim.IsTrue);
        return count.Result("collector", 1, isCorrupt ? 1 : 0, hasFeeders: false);
    }
}
