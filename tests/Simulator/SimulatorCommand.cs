using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EdgeLedger.Simulator.Mutants;
using EdgeLedger.Simulator.Running;

namespace EdgeLedger.Simulator;

/// <summary>The command line of the simulator.</summary>
internal static class SimulatorCommand
{
    private const int LinesShown = 80;

    public static RootCommand Create()
    {
        var seeds = new Option<long>("--seeds")
        {
            Description = "Play so many seeds.", HelpName = "N", DefaultValueFactory = _ => 1000,
        };
        var from = new Option<ulong?>("--from")
        {
            Description = "First seed; a fresh one if left out.", HelpName = "SEED",
        };
        var gateways = new Option<int?>("--gateways")
        {
            Description = "Gateways in every region, 1 to 31; else each seed chooses.", HelpName = "N",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var seed = new Option<ulong?>("--seed") { Description = "Play this one seed.", HelpName = "SEED" };
        var trace = new Option<bool>("--trace") { Description = "With --seed: print all that happens." };
        seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 1) result.AddError("--seeds is at least 1.");
        });
        gateways.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 31) result.AddError("--gateways is 1 to 31.");
        });
        var command = new RootCommand(
            "Plays whole regions in simulated time, with all that can go wrong in them, and checks every step. "
            + "Exit code 1 if a promise is broken.")
        {
            seeds, from, gateways, json, seed, trace, MutantCommand.Create(),
        };
        command.SetAction(parsed => parsed.GetValue(seed) is { } one
            ? PlayOne(one, parsed.GetValue(gateways), parsed.GetValue(trace), parsed.GetValue(json))
            : PlayMany(
                parsed.GetValue(from) ?? SeedSweep.FreshSeed(), parsed.GetValue(seeds),
                parsed.GetValue(gateways), parsed.GetValue(json)));
        return command;
    }

    private static int PlayMany(ulong from, long count, int? gateways, bool isJson)
    {
        if (!isJson) Console.Error.WriteLine($"{count} seeds from {from}");
        var sweep = new SeedSweep(from, count, gateways) { Progress = isJson ? null : Console.Error.WriteLine };
        var report = sweep.Run();
        if (report.FailedSeed is { } failed && !isJson) Explain(SeedRun.Play(failed, gateways, isTraced: true));
        string text = isJson ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web) : report.ToString();
        Console.WriteLine(text);
        return report.IsSound ? 0 : 1;
    }

    private static int PlayOne(ulong seed, int? gateways, bool isTraced, bool isJson)
    {
        var result = SeedRun.Play(seed, gateways, isTraced, isTraced ? Console.WriteLine : null);
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { result.Seed, result.Violation, Digest = Hex(result), result.Blocks, result.Events },
                JsonSerializerOptions.Web));
        }
        else
        {
            Console.WriteLine(
                $"seed {seed}: {result.Scenario.Gateways} gateways, {result.Scenario.Byzantine} of them "
                + $"adversaries, {result.Blocks} blocks, {result.Events} events, digest {Hex(result)}: "
                + (result.Violation ?? "every promise kept"));
        }

        return result.Violation is null ? 0 : 1;
    }

    private static string Hex(SeedResult result) => result.Digest.ToString("x16", CultureInfo.InvariantCulture);

    private static void Explain(SeedResult result)
    {
        foreach (string line in result.Lines.TakeLast(LinesShown)) Console.Error.WriteLine(line);
        Console.Error.WriteLine($"broken: {result.Violation}");
        Console.Error.WriteLine($"again with: --seed {result.Seed} --trace");
    }
}
