using System.CommandLine;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.HardwareInTheLoop;

/// <summary>`edgeledger hil run|check`.</summary>
internal static class HilCommands
{
    private const int MostAtOnce = 16;

    public static Command Create() => new("hil", "Hardware in the loop: scenarios on boards, virtual or real.")
    {
        Run(), Check(),
    };

    private static Command Run()
    {
        var scenarios = Scenarios();
        var (map, folder) = (Map(), Folder());
        var junit = OptionOf.Text("--junit", "Write the results as JUnit XML.", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object; all else goes to standard error.");
        var list = OptionOf.Flag("--list", "Print what would run, and what not, and why; run nothing.");
        var verbose = OptionOf.Flag("--verbose", "Print every line of the consoles as it comes.");
        var atOnce = OptionOf.Count(
            "--at-once", "Virtual boards that run at one time (default 2).", 1, MostAtOnce);
        var seed = OptionOf.Count(
            "--seed", "Decides load, noise and torn writes of virtual boards (default 1).", 0, int.MaxValue);
        var command = new Command("run", "Run scenarios; exit code 1: one fails; 2: map or scenario is wrong.")
        {
            scenarios, map, folder, junit, json, list, verbose, atOnce, seed,
        };
        command.SetAction((parsed, token) => new HilRun(
            new HilOptions(
                parsed.GetValue(map), parsed.GetValue(folder)!, parsed.GetValue(scenarios)!,
                parsed.GetValue(junit), parsed.GetValue(json), parsed.GetValue(list), parsed.GetValue(verbose),
                parsed.GetValue(atOnce) ?? 2, parsed.GetValue(seed) ?? 1)).RunAsync(token));
        return command;
    }

    private static Command Check()
    {
        var scenarios = Scenarios();
        var (map, folder) = (Map(), Folder());
        var command = new Command("check", "Read map and scenarios and say what is wrong with them.")
        {
            scenarios, map, folder,
        };
        command.SetAction(parsed => HilRun.Check(
            parsed.GetValue(map), parsed.GetValue(folder)!, parsed.GetValue(scenarios)!));
        return command;
    }

    private static Argument<string[]> Scenarios() => new("SCENARIO")
    {
        Description = "Names, files or folders; all of --scenarios when none is given.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static Option<string?> Map() => OptionOf.Text(
        "--map", "What stands on the bench (default: a virtual meter and a virtual actuator).", "bench.json");

    private static Option<string> Folder() => new("--scenarios")
    {
        Description = "Where scenarios are looked up by name.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("tests", "Hil", "Scenarios"),
    };
}
