using System.Globalization;
using System.Runtime.InteropServices;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;
using EdgeLedger.Hil.Benches;
using EdgeLedger.Hil.Maps;
using EdgeLedger.Hil.Reports;
using EdgeLedger.Hil.Running;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Cli.HardwareInTheLoop;

/// <summary>One `hil run`, from the files to the report.</summary>
internal sealed class HilRun(HilOptions options)
{
    private readonly TextWriter _out = options.IsJson ? Console.Error : Console.Out;

    /// <returns>0; what cannot be used is thrown as a sentence.</returns>
    public static int Check(string? map, string folder, IReadOnlyList<string> names)
    {
        var boards = ReadMap(map).Boards;
        var scenarios = ReadScenarios(folder, names);
        Console.Out.WriteLine($"{scenarios.Count} scenarios, {boards.Count} boards: nothing is wrong with them.");
        return ExitCode.Done;
    }

    public async Task<int> RunAsync(CancellationToken token)
    {
        RequireFolder(options.JUnit);
        var map = ReadMap(options.Map);
        var cases = BenchCase.All(ReadScenarios(options.Folder, options.Scenarios), map);
        string program = map.Boards.Any(board => board.IsVirtual) ? BoardExecutable.Find() : "";
        var person = Console.IsInputRedirected ? null : new ConsolePerson(Console.In, Console.Error);
        var runner = new BenchRunner(map, program, person, options.Seed)
        {
            LineHeard = options.IsVerbose ? (one, line) => _out.WriteLine($"{one.Scenario.Id,-24} {line}") : null,
        };
        if (options.IsList) return List(runner, cases);

        var started = DateTimeOffset.UtcNow;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, ending));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, ending));
        var results = await runner.RunAsync(cases, options.AtOnce, Tell, ending.Token);
        return Report(results, started);
    }

    private static void End(PosixSignalContext signal, CancellationTokenSource ending)
    {
        signal.Cancel = true;
        ending.Cancel();
    }

    // Before hours on a bench, and not after them.
    private static void RequireFolder(string? file)
    {
        if (file is not null && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder
            && !Directory.Exists(folder))
        {
            throw new InputException($"--junit: there is no folder {folder}.", ExitCode.Usage);
        }
    }

    private static BenchMap ReadMap(string? file)
    {
        if (file is null) return BenchMap.Virtual;
        if (!File.Exists(file)) throw new InputException($"there is no map {file}.", ExitCode.Usage);
        try
        {
            return BenchMapReader.Read(file, File.ReadAllBytes(file));
        }
        catch (BenchMapException wrong)
        {
            throw new InputException(wrong.Message, ExitCode.Usage);
        }
    }

    private static IReadOnlyList<Scenario> ReadScenarios(string folder, IReadOnlyList<string> names)
    {
        try
        {
            return ScenarioFolder.Read(folder, names);
        }
        catch (Exception wrong) when (wrong is ScenarioException or FileNotFoundException)
        {
            throw new InputException(wrong.Message, ExitCode.Usage);
        }
    }

    private static int List(BenchRunner runner, IReadOnlyList<BenchCase> cases)
    {
        foreach (var one in cases)
        {
            string what = runner.Missing(one) is { } need ? $"skipped: {need}" : one.Scenario.Name;
            Console.Out.WriteLine($"{one.Scenario.Id,-32} {one.BoardName,-18} {what}");
        }

        return ExitCode.Done;
    }

    private void Tell(CaseResult result)
    {
        string word = result.Outcome switch
        {
            Outcome.Passed => "passed ", Outcome.Failed => "FAILED ", Outcome.Broken => "BROKEN ", _ => "skipped",
        };
        string time = result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        string rest = result.Outcome == Outcome.Skipped ? $": {result.Reason}" : $" in {time} s";
        _out.WriteLine($"{word} {result.Case}{rest}");
        if (result.Outcome is Outcome.Failed or Outcome.Broken) _out.WriteLine(Indent(FailureText.Of(result)));
    }

    private int Report(IReadOnlyList<CaseResult> results, DateTimeOffset started)
    {
        if (options.JUnit is { } file) JUnitReport.Write(file, results, started);
        int Count(Outcome outcome) => results.Count(result => result.Outcome == outcome);
        int failed = Count(Outcome.Failed) + Count(Outcome.Broken);
        _out.WriteLine($"{Count(Outcome.Passed)} passed, {failed} failed, {Count(Outcome.Skipped)} skipped");
        if (options.IsJson)
        {
            Console.Out.WriteLine(Json.Line(new
            {
                Passed = Count(Outcome.Passed), Failed = failed, Skipped = Count(Outcome.Skipped),
                Cases = results.Select(result => new
                {
                    Scenario = result.Case.Scenario.Id, Board = result.Case.Board?.Name, result.Outcome,
                    Seconds = result.Duration.TotalSeconds, result.Reason, Line = result.Step?.Line,
                }),
            }));
        }

        return failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Indent(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').Select(line => "    " + line.TrimEnd()));
}
