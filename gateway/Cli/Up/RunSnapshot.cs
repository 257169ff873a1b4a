namespace EdgeLedger.Cli.Up;

/// <summary>A region at one moment.</summary>
internal sealed record RunSnapshot(
    string Folder, TimeSpan Elapsed, double Speed, IReadOnlyList<GatewayGlimpse> Gateways, IReadOnlyList<BoardProcess> Boards)
{
    /// <summary>The gateway that is furthest; null while none answers.</summary>
    public GatewayStatus? Front =>
        Gateways.Where(g => g.Status is not null).MaxBy(g => g.Status!.Height)?.Status;

    /// <summary>
    /// Refused statements by reason: the most that any gateway counts, since each sees every message.
    /// </summary>
    public SortedDictionary<string, long> Refused()
    {
        var most = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var gateway in Gateways)
        {
            foreach (var (reason, count) in gateway.Status?.Refused ?? [])
            {
                if (count > most.GetValueOrDefault(reason)) most[reason] = count;
            }
        }

        return most;
    }

    /// <summary>
    /// The middle gateway's figure: one that was down for a while does not speak for the region.
    /// </summary>
    public double? Middle(Func<GatewayStatus, double?> figure)
    {
        double[] figures =
            [.. Gateways.Select(g => g.Status is null ? null : figure(g.Status)).OfType<double>().Order()];
        return figures.Length == 0 ? null : figures[(figures.Length - 1) / 2];
    }
}
