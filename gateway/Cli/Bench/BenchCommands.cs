using System.CommandLine;
using System.Text;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;
using static System.FormattableString;

namespace EdgeLedger.Cli.Bench;

/// <summary>`edgeledger bench …`: measurements that a user can repeat on their own machine.</summary>
internal static class BenchCommands
{
    private const int DefaultReadings = 40_000;
    private const int DefaultBoards = 24;
    private const int MostPerBoard = 3_500;

    public static Command Create() => new("bench", "Measure this machine.")
    {
        Ingest(), Overload(), CatchUpCommand.Create(), StartCommand.Create(),
    };

    private static Command Ingest()
    {
        var gateways = OptionOf.Count("--gateways", "Gateways of the region, 1 to 31. Default 4.", 1, 31);
        var path = new Option<string>("--path")
        {
            Description = "How statements reach the gateways: mosquitto (and peers over TLS), or memory.",
            DefaultValueFactory = _ => "mosquitto",
        };
        path.AcceptOnlyFromAmong("mosquitto", "memory");
        var readings = OptionOf.Count(
            "--readings", $"Statements to make final. Default {DefaultReadings}.", 100, 400_000);
        var boards = OptionOf.Count("--boards", $"Boards that sign them. Default {DefaultBoards}.", 1, 200);
        var samples = OptionOf.Count("--samples", "Readings in each statement. Default 1.", 1, ReadingPayload.MaxReadings);
        var block = OptionOf.Count(
            "--block", $"Most statements in a block. Default {GenesisLimits.UsualBlockEntries}.", 100, 100_000);
        var stages = OptionOf.Flag("--stages", "Count processor time by stage, too.");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("ingest", "Readings made final per second, against bare signature verification.")
        {
            gateways, path, readings, boards, samples, block, stages, json,
        };
        command.SetAction(async (parsed, token) =>
        {
            var options = Checked(new IngestOptions(
                parsed.GetValue(gateways) ?? 4,
                parsed.GetValue(path) == "mosquitto",
                parsed.GetValue(readings) ?? DefaultReadings,
                parsed.GetValue(boards) ?? DefaultBoards,
                parsed.GetValue(samples) ?? 1,
                parsed.GetValue(block) ?? GenesisLimits.UsualBlockEntries,
                parsed.GetValue(stages)));
            var report = await IngestBenchmark.InTemporaryFolderAsync(options, Console.Error.WriteLine, token);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Line(report) : Text(report));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Overload()
    {
        var gateways = OptionOf.Count("--gateways", "Gateways of the region, 1 to 31. Default 4.", 1, 31);
        var factor = OptionOf.Factor("--factor", "Sent, over what the region can make final. Default 10.", 1, 100);
        var length = OptionOf.Span(
            "--for", "How long the flood lasts. Default 30s.", TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(30));
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command(
            "overload", "Boards flood a region; how do those fare that do not? Exit code 1 if one lost a statement.")
        {
            gateways, factor, length, json,
        };
        command.SetAction(async (parsed, token) =>
        {
            var options = new OverloadOptions(
                parsed.GetValue(gateways) ?? 4, parsed.GetValue(factor) ?? 10,
                parsed.GetValue(length) ?? TimeSpan.FromSeconds(30));
            var report = await OverloadBenchmark.InTemporaryFolderAsync(options, Console.Error.WriteLine, token);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Line(report) : OverloadText.Of(report));
            return report.HonestFinalAfter == 1 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    // A gateway lets one board have so many waiting and no more: the rest would have to be sent again.
    private static IngestOptions Checked(IngestOptions options) => options.Statements / options.Boards <= MostPerBoard
        ? options
        : throw new InputException(
            $"at most {MostPerBoard} readings a board: name fewer --readings or more --boards.", ExitCode.Usage);

    private static string Text(IngestReport report)
    {
        string unit = report.Samples == 1 ? "readings" : $"statements of {report.Samples} readings";
        string samples = report.Samples == 1 ? "" : Invariant($", {report.SamplesPerSecond:0} readings/s");
        var text = new StringBuilder(Invariant(
            $"""
            {report.Gateways} gateways, through {report.Path}: {report.AcceptedPerSecond:0} {unit}/s final in {report.Blocks} blocks{samples}
            bare verification on all cores: {report.RawVerifiesPerSecond:0}/s; ratio {report.Ratio:0.00}
            microseconds of processor time for one on each gateway: {report.CpuMicrosecondsPerReading:0.0}, a bare verification {report.BareMicroseconds:0.0}; ratio {report.ProcessorRatio:0.00}
            """));
        text.Append(Invariant($"\n{report.AllocatedBytes:0} bytes allocated for one on each gateway, "));
        text.Append(Invariant($"collections by generation {string.Join(", ", report.Collections)}, "));
        text.Append(Invariant($"which stopped all for {report.GcPauseShare:P1} of the time"));
        foreach (var (kind, spent) in report.Threads) text.Append(Invariant($"\n  {kind,-16}{spent,7:0.0} us"));
        if (report.Stages is null) return text.ToString();
        text.Append(Invariant($"\nby stage, with {report.Stages.Verifications:0.00} verifications"));
        foreach (var (stage, spent) in report.Stages.Microseconds) text.Append(Invariant($"\n  {stage,-16}{spent,7:0.00} us"));
        return text.ToString();
    }
}
