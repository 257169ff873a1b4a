using System.CommandLine;
using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Pins;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Boards;

/// <summary>`edgeledger board check`: whether a wiring fits a board, before anything is soldered.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("BOARD")
        {
            Description = "A board that 'board list' names (default: all, with their own pins).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var settings = OptionOf.Text("--settings", "Check values and pins of a settings file for BOARD.", "FILE");
        var command = new Command("check", "Check pins against chip and board; exit code 1 if one cannot work.")
        {
            id, settings,
        };
        command.SetAction(parsed => Check(parsed.GetValue(id), parsed.GetValue(settings)));
        return command;
    }

    private static int Check(string? id, string? settings)
    {
        if (settings is not null && id is null)
        {
            throw new InputException("--settings needs the BOARD that the file is for.", ExitCode.Usage);
        }

        int worst = ExitCode.Done;
        foreach (string board in id is null ? BoardCatalogue.All.Keys : [id])
        {
            var findings = settings is null ? OfBoard(board) : OfSettings(board, settings);
            foreach (var finding in findings) Console.Out.WriteLine($"{board}: {Text(finding)}");
            if (findings.Any(f => f.Severity == PinSeverity.Error)) worst = ExitCode.Failed;
            else Console.Out.WriteLine($"{board}: ok");
        }

        return worst;
    }

    public static string Text(PinFinding finding) =>
        $"{(finding.Severity == PinSeverity.Error ? "error" : "warning")}: {finding.Sentence}";

    private static IReadOnlyList<PinFinding> OfBoard(string id)
    {
        var board = BoardCommands.Find(id);
        return new PinCheck(board).Check(DefaultUses.Of(board));
    }

    private static IReadOnlyList<PinFinding> OfSettings(string id, string file)
    {
        var board = BoardCommands.Find(id);
        if (!File.Exists(file)) throw new InputException($"there is no file {file}.");
        var settings = SettingsFile.Parse(File.ReadAllText(file));
        return
        [
            .. SettingsRules.Objections(settings).Select(PinFinding.Error),
            .. new SettingsCheck(board).Check(settings),
        ];
    }
}
