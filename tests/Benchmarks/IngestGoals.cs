using System.Globalization;
using System.Text.Json;
using EdgeLedger.Cli.Bench;

namespace EdgeLedger.Benchmarks;

/// <summary>The three configurations of `edgeledger bench ingest` whose ratios the project aims at.</summary>
internal static class IngestGoals
{
    private static readonly (IngestOptions Options, double Goal)[] Cases =
    [
        (new IngestOptions(1, true, 80_000, 32), 0.5),
        (new IngestOptions(4, true, 60_000, 24), 0.65),
        (new IngestOptions(4, false, 80_000, 32), 0.9),
    ];

    /// <summary>Prints each ratio beside its goal; a missed goal is a figure to explain, not an error.</summary>
    public static async Task<int> RunAsync(bool json)
    {
        foreach (var (options, goal) in Cases)
        {
            var report = await IngestBenchmark.InTemporaryFolderAsync(options, Console.Error.WriteLine, default);
            string line = json
                ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web)
                : string.Create(CultureInfo.InvariantCulture,
                    $"{report.Gateways} gateways, {report.Path,-9}: {report.AcceptedPerSecond,8:0} accepted/s of "
                    + $"{report.RawVerifiesPerSecond,8:0} bare, ratio {report.Ratio:0.00} (goal {goal:0.00}), "
                    + $"{report.CpuMicrosecondsPerReading:0} us a reading, ratio in processor time "
                    + $"{report.ProcessorRatio:0.00}");
            Console.WriteLine(line);
        }

        return 0;
    }
}
