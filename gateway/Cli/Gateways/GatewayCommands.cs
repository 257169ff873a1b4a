using System.CommandLine;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Gateways;

/// <summary>`edgeledger gateway run`.</summary>
internal static class GatewayCommands
{
    public static Command Create() => new("gateway", "Run one gateway.") { Run() };

    private static Command Run()
    {
        var config = OptionOf.Needed("--config", "The gateway's configuration (gateway.json).", "FILE");
        var command = new Command("run", "Run a gateway until SIGTERM, Ctrl-C or, if so configured, the end of its input.")
        {
            config,
        };
        command.SetAction((parsed, token) => Node.GatewayHost.RunAsync(Path.GetFullPath(parsed.GetValue(config)!), token));
        return command;
    }
}
