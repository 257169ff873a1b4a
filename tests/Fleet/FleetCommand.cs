using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EdgeLedger.VirtualBoard.Fleet;

namespace EdgeLedger.Fleet;

/// <summary>The command line of the fleet.</summary>
internal static class FleetCommand
{
    private const int OutageMs = 1_200_000;

    private static readonly long StartUnixMs =
        DateTimeOffset.Parse("2026-01-15T00:00:00Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    public static RootCommand Create()
    {
        var meters = Number("--meters", "Boards.", 1000, 1, 100_000);
        var hours = Number("--hours", "Simulated time.", 24, 1, 8784);
        var period = Number("--period-s", "Metering period.", 900, 1, 86_400);
        var seed = Number("--seed", "Equal seeds give equal bytes.", 1, 0, int.MaxValue);
        var loss = Number("--loss", "Messages lost, and as many doubled, percent.", 0, 0, 99);
        var delay = Number("--delay-ms", "Longest delay of a message.", 20, 1, 3_600_000);
        var outages = Number("--outages", "Hours that begin with 20 minutes without network, percent.", 0, 0, 100);
        var cuts = Number(
            "--power-cuts", "Mean number of file operations between two power cuts; 0 for none.", 0, 0, 1_000_000);
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        period.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is > 0 and var s && 86_400 % s != 0)
            {
                result.AddError("--period-s divides a day.");
            }
        });
        var command = new RootCommand(
            "Plays many meters in one process in discrete-event time: the firmware's own code, signing for real.")
        {
            meters, hours, period, seed, loss, delay, outages, cuts, json,
        };
        command.SetAction(parsed =>
        {
            int lossPercent = parsed.GetValue(loss);
            var options = new FleetOptions
            {
                Boards = parsed.GetValue(meters), Seed = (ulong)parsed.GetValue(seed), StartUnixMs = StartUnixMs,
                Link = new LinkFaults(
                    lossPercent, lossPercent, parsed.GetValue(delay), parsed.GetValue(outages), OutageMs),
                OperationsPerPowerCut = parsed.GetValue(cuts),
            };
            FleetReport report;
            try
            {
                report = FleetRun.Play(
                    options, parsed.GetValue(period), TimeSpan.FromHours(parsed.GetValue(hours)),
                    Console.Error.WriteLine);
            }
            catch (FleetException fault)
            {
                Console.Error.WriteLine(fault.Message);
                return 1;
            }

            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web) : report.ToText());
            return report.IsSound ? 0 : 1;
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = description, HelpName = "N", DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int value)
                    || value < least || value > most))
            {
                result.AddError($"{name} is {least} to {most}.");
            }
        });
        return option;
    }
}
