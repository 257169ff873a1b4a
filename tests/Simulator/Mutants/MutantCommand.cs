using System.CommandLine;
using System.Text.Json;

namespace EdgeLedger.Simulator.Mutants;

/// <summary>The command <c>mutants</c>: breaks one rule after the other and looks whether the simulator
/// notices.</summary>
internal static class MutantCommand
{
    private const int NameWidth = 60;

    public static Command Create()
    {
        var seeds = new Option<long>("--seeds")
        {
            Description = "Seeds within which a mutant must be found.",
            HelpName = "N",
            DefaultValueFactory = _ => 1000,
        };
        var only = new Option<string?>("--only")
        {
            Description = "Mutants whose name or file holds this text.", HelpName = "TEXT",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON array." };
        var command = new Command(
            "mutants",
            "Breaks one rule after the other in a copy of the sources; exit code 1 if one is not noticed.")
        {
            seeds, only, json,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(seeds), parsed.GetValue(only), parsed.GetValue(json)));
        return command;
    }

    private static int Run(long seeds, string? only, bool isJson)
    {
        if (SourceTree.Find() is not { } root)
        {
            Console.Error.WriteLine("The sources lie in none of the folders above the program.");
            return 2;
        }

        var verdicts = new List<(Mutant Mutant, MutantVerdict Verdict)>();
        using var copy = new MutantCopy(root);
        foreach (var mutant in MutantList.All)
        {
            if (only is not null && !Names(mutant, only)) continue;
            copy.Break(mutant);
            copy.Build();
            var verdict = copy.Play(seeds);
            copy.Mend(mutant);
            verdicts.Add((mutant, verdict));
            if (!isJson) Print(mutant, verdict);
        }

        if (isJson) Print(verdicts);
        int survivors = verdicts.Count(one => one.Verdict.Seeds is null);
        if (!isJson) Console.WriteLine($"{verdicts.Count} mutants, {survivors} not noticed within {seeds} seeds");
        return survivors == 0 && verdicts.Count > 0 ? 0 : 1;
    }

    private static bool Names(Mutant mutant, string text) =>
        mutant.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || mutant.File.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static void Print(Mutant mutant, MutantVerdict verdict) => Console.WriteLine(
        $"{mutant.Name,-NameWidth} {verdict.Seeds?.ToString() ?? "-",6}  {verdict.Violation ?? "not noticed"}");

    private static void Print(List<(Mutant Mutant, MutantVerdict Verdict)> verdicts) =>
        Console.WriteLine(JsonSerializer.Serialize(
            verdicts.Select(one => new
            {
                one.Mutant.Name, one.Mutant.File, one.Verdict.Seeds, one.Verdict.Violation,
            }),
            JsonSerializerOptions.Web));
}
