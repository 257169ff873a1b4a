using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>`edgeledger bench catch-up`.</summary>
internal static class CatchUpCommand
{
    private const int DefaultReadings = 1_000_000;
    private const int DefaultBlock = 1_000;

    public static Command Create()
    {
        var readings = OptionOf.Count("--readings", $"Readings in the ledger. Default {DefaultReadings}.", 100, 100_000_000);
        var samples = OptionOf.Count("--samples", "Readings in each statement. Default 1.", 1, ReadingPayload.MaxReadings);
        var block = OptionOf.Count("--block", $"Statements a block. Default {DefaultBlock}.", 1, 10_000);
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("catch-up", "How long a new gateway takes to take over a ledger, every signature verified.")
        {
            readings, samples, block, json,
        };
        command.SetAction(async (parsed, token) =>
        {
            int perStatement = parsed.GetValue(samples) ?? 1;
            var options = new CatchUpOptions(
                Math.Max(1, (parsed.GetValue(readings) ?? DefaultReadings) / perStatement), perStatement,
                parsed.GetValue(block) ?? DefaultBlock);
            var report = await CatchUpBenchmark.InTemporaryFolderAsync(options, Console.Error.WriteLine, token);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Line(report) : Text(report));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(CatchUpReport report) => FormattableString.Invariant(
        $"""
        {report.Readings} readings in {report.Statements} statements and {report.Blocks} blocks: {report.Seconds:0.0} s ({report.Minutes:0.00} minutes), {report.ReadingsPerSecond:0} readings/s
        {report.SignaturesVerified} signatures verified; bare verification on all cores: {report.RawVerifiesPerSecond:0}/s; ratio {report.Ratio:0.00}; {report.ProcessorSeconds:0.0} s of processor time
        {(report.SnapshotHeight == 0 ? "no snapshot: every block was fetched and carried out" : $"a snapshot stands for the blocks up to {report.SnapshotHeight}")}; peak memory of all gateways {report.PeakMegabytes} MB
        """);
}
