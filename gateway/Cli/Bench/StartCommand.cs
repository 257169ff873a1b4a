using System.CommandLine;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Bench;

/// <summary>`edgeledger bench start`.</summary>
internal static class StartCommand
{
    private const int DefaultDevices = 100_000;

    public static Command Create()
    {
        var devices = OptionOf.Count("--devices", $"Registered devices. Default {DefaultDevices}.", 1, 1_000_000);
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("start", "How long a gateway takes to start with many registered devices.")
        {
            devices, json,
        };
        command.SetAction(async (parsed, token) =>
        {
            var report = await StartBenchmark.InTemporaryFolderAsync(
                parsed.GetValue(devices) ?? DefaultDevices, Console.Error.WriteLine, token);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Line(report) : Text(report));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(StartReport report) => FormattableString.Invariant(
        $"""
        {report.Devices} devices in {report.Blocks} blocks: a gateway answers {report.Seconds:0.00} s after its start, {report.SecondsAfterKill:0.00} s after kill -9; without a device {report.SecondsEmpty:0.00} s
        its process then takes {report.MemoryMegabytes} MB
        a snapshot of the state: {report.SnapshotBytes} bytes, taken in {report.SnapshotMilliseconds:0} ms
        """);
}
