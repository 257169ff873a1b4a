namespace EdgeLedger.Cli.Bench;

/// <summary>The figures of one run; the ratio is the one that another machine should reproduce.</summary>
/// <param name="AcceptedPerSecond">
/// Statements final on every gateway per second, from the first publication to the last block.
/// </param>
/// <param name="SamplesPerSecond">Readings in them.</param>
/// <param name="RawVerifiesPerSecond">Bare verifications with keys at hand, on all cores.</param>
/// <param name="Ratio">gateways x accepted / raw: the share of the machine that went into verification proper.</param>
/// <param name="ProcessorRatio">
/// The same in processor time, bare verification over all that a statement took: what others do on the machine does
/// not change it, and idle cores do not lower it.
/// </param>
/// <param name="CpuMicrosecondsPerReading">
/// Processor time of gateways, broker and load generator for one statement on one gateway.
/// </param>
/// <param name="BareMicroseconds">Processor time of one bare verification.</param>
/// <param name="GcPauseShare">Share of the time in which all stood still for the garbage collector.</param>
/// <param name="Collections">By generation.</param>
/// <param name="AllocatedBytes">Managed memory for one statement on one gateway, the load's own copy included.</param>
/// <param name="Threads">Where that time went, by kind of thread: microseconds for one statement on one gateway.</param>
/// <param name="Stages">And by stage of a statement's way, where asked for.</param>
internal sealed record IngestReport(
    int Gateways, string Path, int Statements, int Samples, int Blocks, double AcceptedPerSecond,
    double SamplesPerSecond, double RawVerifiesPerSecond, double Ratio, double ProcessorRatio,
    double CpuMicrosecondsPerReading, double BareMicroseconds, double GcPauseShare,
    IReadOnlyList<int> Collections, double AllocatedBytes,
    IReadOnlyDictionary<string, double> Threads, StageReport? Stages);
