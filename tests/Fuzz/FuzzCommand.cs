using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EdgeLedger.Fuzz.Targets;

namespace EdgeLedger.Fuzz;

/// <summary>The command line: which decoders, for how long, from which seed.</summary>
internal static class FuzzCommand
{
    private const int MostKept = 48;
    private const int LongestKept = 1_024;

    private static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "how long, all decoders together; each gets an equal share",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string[]> Target = new("--target")
    {
        Description = "only these decoders: " + string.Join(", ", FuzzTargets.Names),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "of everything random; a fresh one is printed otherwise",
        DefaultValueFactory = _ => Random.Shared.Next(),
    };

    private static readonly Option<string?> Save = new("--save")
    {
        Description = "folder of a corpus that gets the inputs that did something new, and those that broke something",
    };

    public static RootCommand Create()
    {
        Target.AcceptOnlyFromAmong([.. FuzzTargets.Names]);
        Minutes.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0)) result.AddError("--minutes is a number above 0.");
        });
        var command = new RootCommand("Tries to break every decoder that reads bytes from a network.")
        {
            Minutes, Target, Seed, Save,
        };
        command.SetAction(result => Run(
            TimeSpan.FromMinutes(result.GetValue(Minutes)), result.GetValue(Target) ?? [], result.GetValue(Seed),
            result.GetValue(Save)));
        return command;
    }

    private static int Run(TimeSpan time, string[] names, int seed, string? saveTo)
    {
        var targets = FuzzTargets.All.Where(one => names.Length == 0 || names.Contains(one.Name)).ToArray();
        Console.WriteLine($"seed {seed}, {targets.Length} decoders, {time.TotalMinutes:0.##} min");
        bool isSound = true;
        foreach (var target in targets)
        {
            var fuzzer = new Fuzzer(target, Corpus.Read(Corpus.Folder, target.Name), seed);
            var report = RunFor(fuzzer, time / targets.Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{report.Target,-14} {report.Inputs,12:N0} inputs, {report.Accepted,11:N0} accepted, "
                + $"{report.Behaviours,6:N0} behaviours{(report.Fault is null ? "" : $"\n  FAULT {report.Fault}")}"));
            isSound &= report.Fault is null;
            if (saveTo is null) continue;
            if (report.Fault is { } fault) Corpus.Add(saveTo, target.Name, [fault.Input], int.MaxValue, int.MaxValue);
            Corpus.Add(saveTo, target.Name, fuzzer.Pool.Skip(target.Seeds.Count), MostKept, LongestKept);
        }

        return isSound ? 0 : 1;
    }

    private static FuzzReport RunFor(Fuzzer fuzzer, TimeSpan time)
    {
        long started = Stopwatch.GetTimestamp();
        return fuzzer.Run(() => Stopwatch.GetElapsedTime(started) >= time);
    }
}
