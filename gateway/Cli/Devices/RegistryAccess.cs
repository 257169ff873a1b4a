using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Cli.Remote;
using EdgeLedger.Cli.Up;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Devices;

/// <summary>
/// Which gateway to ask and whose keys sign; the folder of a running region answers what is not given.
/// </summary>
internal sealed class RegistryAccess
{
    private const string DefaultFolder = "edgeledger-data";
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private readonly Option<string?> _data = OptionOf.Text("--data",
        $"Folder of a running region; answers for what is not given (default ./{DefaultFolder}).", "DIR");

    private readonly Option<string?> _gateway = OptionOf.Text("--gateway", "HTTP API of a gateway.", "URL");

    private readonly Option<string?> _token = OptionOf.Text("--token", "File with the API's token.", "FILE");

    private readonly Option<string?> _genesis = OptionOf.Text("--genesis", "Genesis file of the region.", "FILE");

    private readonly Option<string[]> _registrars =
        OptionOf.Many("--registrar", "Private keys of the registrars who sign.", "FILE");

    public void AddGatewayOptionsTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_gateway);
        command.Options.Add(_token);
    }

    public void AddAllOptionsTo(Command command)
    {
        AddGatewayOptionsTo(command);
        command.Options.Add(_genesis);
        command.Options.Add(_registrars);
    }

    public GatewayApi OpenGateway(ParseResult parsed)
    {
        string? url = parsed.GetValue(_gateway);
        var folder = Folder(parsed);
        string tokenFile = parsed.GetValue(_token) ?? folder.ApiToken(1);
        if (!File.Exists(tokenFile)) throw new InputException($"there is no token file {tokenFile}; give --token or --data.");
        string token = File.ReadAllText(tokenFile).Trim();
        if (token.Length == 0 || token.Any(c => c is <= ' ' or > '~'))
        {
            throw new InputException($"{tokenFile} holds no token.");
        }

        url ??= $"http://127.0.0.1:{RunningGatewayPort(folder)}";
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new GatewayApi(uri, token, RequestTimeout)
            : throw new InputException($"--gateway wants a URL such as http://127.0.0.1:8080, not '{url}'.", ExitCode.Usage);
    }

    public Genesis ReadGenesis(ParseResult parsed) =>
        GenesisFile.Read(parsed.GetValue(_genesis) ?? Folder(parsed).Genesis);

    public Registrars OpenRegistrars(ParseResult parsed, GatewayApi gateway)
    {
        var folder = Folder(parsed);
        var genesis = ReadGenesis(parsed);
        string[] files = parsed.GetValue(_registrars)!;
        if (files.Length == 0)
        {
            if (!File.Exists(folder.Region)) throw new InputException("no registrar's key: give --registrar or --data.");
            files = [.. RegionRecord.Load(folder.Region).Registrars.Select(folder.In)];
        }

        return new Registrars(gateway, genesis.Chain, [.. files.Select(KeyFile.ReadPrivate)], TimeProvider.System);
    }

    private RegionFolder Folder(ParseResult parsed) =>
        new(Path.GetFullPath(parsed.GetValue(_data) ?? DefaultFolder));

    private static int RunningGatewayPort(RegionFolder folder)
    {
        if (!File.Exists(folder.Run))
        {
            throw new InputException($"no region runs in {folder.Path}: start it with 'edgeledger up', or give --gateway.");
        }

        var run = Json.Read<RunRecord>(File.ReadAllText(folder.Run))!;
        return run.Gateways[0].Port!.Value;
    }
}
