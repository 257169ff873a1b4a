using System.CommandLine;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Bench;

/// <summary>`edgeledger bench …`: measurements that a user can repeat on their own machine.</summary>
internal static class BenchCommands
{
    private const int DefaultReadings = 40_000;
    private const int DefaultBoards = 24;
    private const int MostPerBoard = 3_500;

    public static Command Create() => new("bench", "Measure this machine.") { Ingest() };

    private static Command Ingest()
    {
        var gateways = OptionOf.Count("--gateways", "Gateways of the region, 1 to 31. Default 4.", 1, 31);
        var path = new Option<string>("--path")
        {
            Description = "How statements reach the gateways: mosquitto (and peers over TLS), or memory.",
            DefaultValueFactory = _ => "mosquitto",
        };
        path.AcceptOnlyFromAmong("mosquitto", "memory");
        var readings = OptionOf.Count("--readings", $"Readings to make final. Default {DefaultReadings}.", 100, 80_000);
        var boards = OptionOf.Count("--boards", $"Boards that sign them. Default {DefaultBoards}.", 1, 100);
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("ingest", "Readings made final per second, against bare signature verification.")
        {
            gateways, path, readings, boards, json,
        };
        command.SetAction(async (parsed, token) =>
        {
            var options = Checked(new IngestOptions(
                parsed.GetValue(gateways) ?? 4,
                parsed.GetValue(path) == "mosquitto",
                parsed.GetValue(readings) ?? DefaultReadings,
                parsed.GetValue(boards) ?? DefaultBoards));
            var report = await IngestBenchmark.InTemporaryFolderAsync(options, Console.Error.WriteLine, token);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Line(report) : Text(report));
            return ExitCode.Done;
        });
        return command;
    }

    // A gateway lets one board have so many waiting and no more: the rest would have to be sent again.
    private static IngestOptions Checked(IngestOptions options) => options.Readings / options.Boards <= MostPerBoard
        ? options
        : throw new InputException(
            $"at most {MostPerBoard} readings a board: name fewer --readings or more --boards.", ExitCode.Usage);

    private static string Text(IngestReport report) => FormattableString.Invariant(
        $"""
        {report.Gateways} gateways, through {report.Path}: {report.AcceptedPerSecond:0} readings/s final in {report.Blocks} blocks
        bare verification on all cores: {report.RawVerifiesPerSecond:0}/s; ratio {report.Ratio:0.00}
        processor time: {report.CpuMicrosecondsPerReading:0.0} microseconds a reading and gateway
        """);
}
