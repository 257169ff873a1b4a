namespace EdgeLedger.Cli.Bench;

/// <summary>The figures of one run; the ratio is the one that another machine should reproduce.</summary>
/// <param name="SnapshotHeight">Blocks that a snapshot stood for: 0, all were fetched and carried out.</param>
/// <param name="Seconds">From the new gateway's start until it has the newest block.</param>
/// <param name="ProcessorSeconds">
/// Of all gateways together: on a busy machine this and the number of cores say what an idle one would take.
/// </param>
/// <param name="SignaturesVerified">By the new gateway: of every statement, and three of each certificate.</param>
/// <param name="RawVerifiesPerSecond">Bare verifications with keys at hand, on all cores: mean of before and after.</param>
/// <param name="Ratio">Signatures verified a second over bare ones: the share of the machine that went into them.</param>
internal sealed record CatchUpReport(
    long Readings, int Statements, int Samples, long Blocks, long SnapshotHeight, double Seconds, double Minutes,
    double ReadingsPerSecond, double ProcessorSeconds, long SignaturesVerified, double RawVerifiesPerSecond, double Ratio, int PeakMegabytes);
