using System.CommandLine;
using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Flashing;
using EdgeLedger.Boards.Pins;
using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Boards.Serial;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Contracts;

namespace EdgeLedger.Cli.Boards;

/// <summary>`edgeledger board flash`: framework, files and firmware onto a board, by nanoff.</summary>
internal sealed class FlashCommand
{
    private readonly Argument<string> _board = BoardCommands.BoardOperand();

    private readonly Option<string> _port =
        OptionOf.Needed("--port", "Serial port of the board's USB connector.", "PORT");

    private readonly Option<string?> _firmware =
        OptionOf.Text("--firmware", "meter or actuator, as built in this source tree.", "KIND");

    private readonly Option<string?> _image = OptionOf.Text("--image", "Another build of the firmware.", "FILE");

    private readonly Option<string?> _files =
        OptionOf.Text("--files", "Folder that 'board provision' made.", "DIR");

    private readonly Option<bool> _dryRun =
        OptionOf.Flag("--dry-run", "Print nanoff's command lines and do nothing.");

    public static Command Create() => new FlashCommand().Build();

    private Command Build()
    {
        var command = new Command("flash", "Put framework, files and firmware on a board with nanoff.")
        {
            _board, _port, _firmware, _image, _files, _dryRun,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken token)
    {
        var board = BoardCommands.Find(parsed.GetValue(_board)!);
        string port = parsed.GetValue(_port)!;
        bool isDry = parsed.GetValue(_dryRun);
        SignerKind? kind = Kind(parsed);
        string? image = Image(parsed, kind, isDry);
        var files = Files(parsed, board, kind);
        var commands = NanoffPlan.For(board, port, image, files);
        if (isDry)
        {
            foreach (var command in commands) await Console.Out.WriteLineAsync(command.ToString());
            return;
        }

        if (!File.Exists(port))
        {
            throw new InputException($"there is no port {port}. {SerialPorts.Sentence(SerialPorts.List())}");
        }

        files?.WriteDeployment();
        var nanoff = new Nanoff(Console.Out);
        foreach (var command in commands)
        {
            await Console.Error.WriteLineAsync($"-- {command}");
            await nanoff.RunAsync(command, token);
        }

        await Console.Error.WriteLineAsync($"-- done; watch it with: edgeledger board monitor {port}");
    }

    private SignerKind? Kind(ParseResult parsed) => parsed.GetValue(_firmware) switch
    {
        null => null,
        { } text when SettingsKind.TryRead(text, out var kind) => kind,
        { } text => throw new InputException($"--firmware is meter or actuator, not '{text}'.", ExitCode.Usage),
    };

    private string? Image(ParseResult parsed, SignerKind? kind, bool isDry)
    {
        string? given = parsed.GetValue(_image);
        if (given is null && kind is null) return null;
        string path = Path.GetFullPath(given ?? FirmwareImage.PathOf(kind!.Value, Environment.CurrentDirectory));
        if (File.Exists(path)) return path;
        string sentence = given is null
            ? $"there is no {path}: build it for this board (firmware/README.md), or give --image."
            : $"there is no file {path}.";
        if (!isDry) throw new InputException(sentence);
        Console.Error.WriteLine($"warning: {sentence}");
        return path;
    }

    private BoardFolder? Files(ParseResult parsed, BoardDescription board, SignerKind? kind)
    {
        if (parsed.GetValue(_files) is not { } path) return null;
        var folder = new BoardFolder(path);
        string file = folder.In(SettingsFile.Name);
        if (!File.Exists(file))
        {
            throw new InputException($"{path} holds no {SettingsFile.Name}: 'board provision' writes it.");
        }

        var settings = SettingsFile.Parse(File.ReadAllText(file));
        var pins = new SettingsCheck(board).Check(settings);
        string? objection = SettingsRules.Objections(settings).FirstOrDefault()
            ?? pins.FirstOrDefault(pin => pin.Severity == PinSeverity.Error)?.Sentence;
        if (objection is not null) throw new InputException($"{file}: {objection}");
        if (kind is { } firmware && settings["kind"] != SettingsKind.Of(firmware))
        {
            throw new InputException(
                $"{file} is for kind={settings["kind"]}, not for --firmware {SettingsKind.Of(firmware)}.");
        }

        return folder;
    }
}
