using System.CommandLine;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Experiments;

/// <summary>`edgeledger experiment …`: what the design promises, measured.</summary>
internal static class ExperimentCommands
{
    private const int DefaultMeters = 100;
    private const int DefaultCompromised = 12;
    private const int DefaultDays = 3;
    private const int MostGateways = 13;

    public static Command Create() => new("experiment", "Measure what the design promises.") { DataProtection() };

    private static Command DataProtection()
    {
        var gateways = OptionOf.Text("--gateways", "Sizes of region, comma between them. Default 4,7.", "N,N");
        var meters = OptionOf.Count("--meters", $"Meters. Default {DefaultMeters}.", 1, 1000);
        var compromised = OptionOf.Count(
            "--compromised", $"Meters that lie, the attacks in turn. Default {DefaultCompromised}.", 0, 1000);
        var days = OptionOf.Count("--days", $"Days of quarter-hours. Default {DefaultDays}.", 1, 60);
        var seed = OptionOf.Count("--seed", "Loads, attackers, keys. Default 1.", 0, int.MaxValue);
        var replay = OptionOf.Many(
            "--replay", "CSV file and column of energies, kWh an hour, instead of synthetic loads.", "FILE:COLUMN");
        var svg = OptionOf.Text("--svg", "Draw a plot into this file.", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command(
            "data-protection", "Corrupt gateways and lying meters: what gets in, what is kept out.")
        {
            gateways, meters, compromised, days, seed, replay, svg, json,
        };
        command.SetAction(parsed =>
        {
            int count = parsed.GetValue(meters) ?? DefaultMeters;
            var options = new ProtectionOptions(
                Sizes(parsed.GetValue(gateways) ?? "4,7"), count,
                Math.Min(count, parsed.GetValue(compromised) ?? DefaultCompromised),
                parsed.GetValue(days) ?? DefaultDays, parsed.GetValue(seed) ?? 1, parsed.GetValue(replay) ?? []);
            var cases = Experiments.DataProtection.Run(options, Console.Error.WriteLine);
            if (parsed.GetValue(svg) is { } file) File.WriteAllText(file, ProtectionPlot.Draw(options, cases));
            Console.Out.WriteLine(parsed.GetValue(json)
                ? Json.Line(new
                {
                    options.Meters, options.Compromised, options.Days, options.Seed,
                    loads = options.Replays.Count == 0 ? "synthetic" : string.Join(' ', options.Replays), cases,
                })
                : ProtectionTable.Text(options, cases));
        });
        return command;
    }

    private static int[] Sizes(string text)
    {
        var sizes = new List<int>();
        foreach (string part in text.Split(','))
        {
            bool isSize = int.TryParse(part.Trim(), out int size) && size is >= 1 and <= MostGateways;
            if (!isSize)
            {
                throw new InputException(
                    $"--gateways wants numbers from 1 to {MostGateways} with commas, not '{text}'.", ExitCode.Usage);
            }

            sizes.Add(size);
        }

        return [.. sizes.Distinct()];
    }
}
