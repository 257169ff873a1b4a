namespace EdgeLedger.Cli.Bench;

/// <summary>The figures of one run; the ratio is the one that another machine should reproduce.</summary>
/// <param name="AcceptedPerSecond">Readings final on every gateway per second, from the first publication to the last block.</param>
/// <param name="RawVerifiesPerSecond">Bare verifications with keys at hand, on all cores: mean of before and after.</param>
/// <param name="Ratio">gateways x accepted / raw: the share of the machine that went into verification proper.</param>
/// <param name="CpuMicrosecondsPerReading">
/// Processor time of gateways, broker and load generator for one reading on one gateway.
/// </param>
internal sealed record IngestReport(
    int Gateways, string Path, int Readings, int Blocks, double AcceptedPerSecond, double RawVerifiesPerSecond,
    double Ratio, double CpuMicrosecondsPerReading);
