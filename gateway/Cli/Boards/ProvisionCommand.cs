using System.CommandLine;
using System.Globalization;
using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Cli.Validators;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Boards;

/// <summary>`edgeledger board provision`: writes what a board's flash is to hold into a folder.</summary>
internal sealed class ProvisionCommand
{
    private const int MostKilowattHours = 2_000_000;

    // IEEE 802.11 annex J.4.1: a passphrase has 8 to 63 characters.
    private const int ShortestWifiPassword = 8;

    private readonly Argument<string> _board = BoardCommands.BoardOperand();

    private readonly Option<string> _genesis = OptionOf.Needed("--genesis", "Genesis file of the region.", "FILE");

    private readonly Option<string> _kind = OptionOf.Needed("--kind", "meter or actuator.", "KIND");

    private readonly Option<bool> _newKey = OptionOf.Flag("--new-key", "Make the board's key here.");

    private readonly Option<string?> _key =
        OptionOf.Text("--key", "Take this private key: PEM, or a device.key.", "FILE");

    private readonly Option<bool> _keyOnBoard =
        OptionOf.Flag("--key-on-board", "Let the board make its key; nobody else ever holds it.");

    private readonly Option<string> _broker =
        OptionOf.Needed("--broker", "MQTT broker (port 1883 if none is given).", "HOST:PORT");

    private readonly Option<string?> _user =
        OptionOf.Text("--user", "Name at the broker (default: the board's address).", "NAME");

    private readonly Option<string?> _password =
        OptionOf.Text("--password", "Password at the broker; - asks for it.", "SECRET");

    private readonly Option<string?> _ssid = OptionOf.Text("--wifi-ssid", "Name of the Wi-Fi network.", "NAME");

    private readonly Option<string?> _wifiPassword =
        OptionOf.Text("--wifi-password", "Its password; - asks for it.", "SECRET");

    private readonly Option<string[]> _technicians = OptionOf.Many(
        "--technician", "Technicians whose signed settings the board takes: PEM of their public keys.", "FILE");

    private readonly Option<string?> _validators = OptionOf.Text(
        "--validators", "The gateways in force, from 'validators export' (default: those of the genesis).", "FILE");

    private readonly Option<string?> _register = OptionOf.Text(
        "--register-kwh", "Import register of the board that this one replaces (default: 0).", "KWH");

    private readonly Option<string?> _label =
        OptionOf.Text("--label", "Name for people in the registry (default: none).", "TEXT");

    private readonly Option<string[]> _set =
        OptionOf.Many("--set", "Other settings, see firmware/README.md.", "KEY=VALUE");

    private readonly Option<string> _out =
        OptionOf.Needed("--out", "Folder for the board's files, made if missing.", "DIR");

    public static Command Create() => new ProvisionCommand().Build();

    private Command Build()
    {
        var command = new Command("provision", "Write settings, roster and key for a board into a folder.")
        {
            _board, _genesis, _kind, _newKey, _key, _keyOnBoard, _broker, _user, _password, _ssid, _wifiPassword,
            _technicians, _validators, _register, _label, _set, _out,
        };
        command.SetAction(Run);
        return command;
    }

    private void Run(ParseResult parsed)
    {
        var board = BoardCommands.Find(parsed.GetValue(_board)!);
        if (!SettingsKind.TryRead(parsed.GetValue(_kind)!, out var kind))
        {
            throw Mistyped($"--kind is meter or actuator, not '{parsed.GetValue(_kind)}'.");
        }

        var settings = Settings(parsed, board);
        var folder = new BoardFolder(parsed.GetValue(_out)!);
        RefuseUnclearKey(parsed, folder);
        var genesis = GenesisFile.Read(parsed.GetValue(_genesis)!);
        var order = new ProvisioningOrder(board, genesis, kind, settings, parsed.GetValue(_label) ?? "")
        {
            Gateways = parsed.GetValue(_validators) is { } history ? HistoryFile.Read(history, genesis) : null,
            Technicians = [.. parsed.GetValue(_technicians)!.Select(KeyFile.ReadPublic).DistinctBy(key => key.Address)],
        };
        using var key = Key(parsed);
        try
        {
            var warnings = Provisioner.Provision(order, key, folder);
            foreach (var warning in warnings) Console.Error.WriteLine(CheckCommand.Text(warning));
        }
        catch (ProvisioningException fault)
        {
            throw Mistyped(fault.Message);
        }

        Tell(parsed, folder, key, kind);
    }

    private SettingsFile Settings(ParseResult parsed, BoardDescription board)
    {
        var settings = new SettingsFile();
        foreach (string pair in parsed.GetValue(_set)!)
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw Mistyped($"--set wants KEY=VALUE, not '{pair}'.");
            settings[pair[..equals]] = pair[(equals + 1)..];
        }

        string broker = parsed.GetValue(_broker)!;
        int colon = broker.LastIndexOf(':');
        settings["broker.host"] = colon < 0 ? broker : broker[..colon];
        if (colon >= 0) settings["broker.port"] = broker[(colon + 1)..];
        Put(settings, "broker.user", parsed.GetValue(_user));
        Put(settings, "broker.password", Secret(parsed, _password));
        Put(settings, "wifi.ssid", parsed.GetValue(_ssid));
        Put(settings, "wifi.password", Secret(parsed, _wifiPassword));
        Put(settings, "register.start.wh", StartWattHours(parsed.GetValue(_register)));
        if (settings["broker.user"] is not null && settings["broker.password"] is null)
        {
            throw Mistyped("--user wants its --password.");
        }

        bool isRadio = board.Network.Kind == NetworkKind.Wifi;
        if (!isRadio && settings["wifi.ssid"] is not null)
        {
            throw Mistyped($"the {board.Name} is on Ethernet: leave out --wifi-ssid.");
        }

        if (isRadio && settings["wifi.ssid"] is null)
        {
            Console.Error.WriteLine("warning: no --wifi-ssid: the board has no network until it is given one.");
        }

        if (settings["wifi.password"] is { Length: < ShortestWifiPassword })
        {
            Console.Error.WriteLine(
                $"warning: a WPA password has {ShortestWifiPassword} characters or more: look at --wifi-password.");
        }

        return settings;
    }

    private static string? StartWattHours(string? kilowattHours)
    {
        if (kilowattHours is null) return null;
        return decimal.TryParse(kilowattHours, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            && value <= MostKilowattHours
            ? ((long)(value * 1000)).ToString(CultureInfo.InvariantCulture)
            : throw Mistyped($"--register-kwh wants 0 to {MostKilowattHours}, such as 1234.567, not '{kilowattHours}'.");
    }

    private void RefuseUnclearKey(ParseResult parsed, BoardFolder folder)
    {
        bool isNew = parsed.GetValue(_newKey);
        bool[] ways = [isNew, parsed.GetValue(_keyOnBoard), parsed.GetValue(_key) is not null];
        if (ways.Count(way => way) != 1) throw Mistyped("give one of --new-key, --key FILE and --key-on-board.");
        string path = folder.In(BoardFolder.KeyName);
        if (isNew && File.Exists(path))
        {
            throw new InputException($"{path} exists already; keep it with --key {path}, or name another --out.");
        }
    }

    private EcdsaSigner? Key(ParseResult parsed) =>
        parsed.GetValue(_key) is { } file ? KeyFile.ReadPrivate(file)
        : parsed.GetValue(_newKey) ? EcdsaSigner.Create()
        : null;

    private void Tell(ParseResult parsed, BoardFolder folder, EcdsaSigner? key, SignerKind kind)
    {
        string id = parsed.GetValue(_board)!, name = parsed.GetValue(_out)!, word = SettingsKind.Of(kind);
        string flash = $"edgeledger board flash {id} --port PORT --firmware {word} --files {name}";
        string files = $"files    {string.Join(' ', folder.FlashFiles())} in {name}";
        Console.Out.WriteLine($"board    {id}, {word}");
        if (key is null)
        {
            Console.Out.WriteLine(files);
            Console.Out.WriteLine($"next     {flash}");
            string ask = parsed.GetValue(_label) is { } label ? $"\"enroll {label}\"" : "enroll";
            Console.Out.WriteLine($"         edgeledger board monitor CONSOLE --send {ask}");
            Console.Out.WriteLine("         edgeledger device enroll --request 'the line that the board answers'");
            return;
        }

        Console.Out.WriteLine($"address  {key.Address}");
        Console.Out.WriteLine(files);
        Console.Out.WriteLine($"next     edgeledger device enroll --request {name}/{BoardFolder.RequestName}");
        Console.Out.WriteLine($"         {flash}");
        Console.Out.WriteLine($"         delete {name} once the board works: it holds the private key");
    }

    // What stands on a command line can be read by everybody on the machine, and stays in the shell's history.
    private static string? Secret(ParseResult parsed, Option<string?> option)
    {
        string? value = parsed.GetValue(option);
        if (value != "-") return value;
        Console.Error.Write($"{option.Name[2..]}: ");
        return Console.In.ReadLine() ?? throw Mistyped($"{option.Name} - wants a line on the standard input.");
    }

    private static void Put(SettingsFile settings, string key, string? value)
    {
        if (value is not null) settings[key] = value;
    }

    private static InputException Mistyped(string sentence) => new(sentence, ExitCode.Usage);
}
