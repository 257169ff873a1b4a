using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Keys;

namespace EdgeLedger.Cli.GenesisFiles;

/// <summary>`edgeledger genesis new`.</summary>
internal static class GenesisCommands
{
    private const int MostRegistrars = 31;

    public static Command Create() => new("genesis", "Make the first file of a region.") { New() };

    private static Command New()
    {
        var region = OptionOf.Needed("--region", "Name: 1 to 24 of a-z, 0-9 and hyphen.", "NAME");
        var gateways = OptionOf.Many("--gateway", "Key files of the gateways that vote.", "FILE");
        var registrars = OptionOf.Many("--registrar", "Key files of those who enrol and revoke devices.", "FILE");
        var quorum = OptionOf.Count("--registrar-quorum", "Registrars who must sign (default 1).", 1, MostRegistrars);
        var discos = OptionOf.Many("--disco", "Key files of distribution companies.", "FILE");
        var output = OptionOf.Needed("--out", "File to write.", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("new", "Write a genesis file from public keys (private key files serve too).")
        {
            region, gateways, registrars, quorum, discos, output, json,
        };
        command.SetAction(parsed =>
        {
            string path = Path.GetFullPath(parsed.GetValue(output)!);
            if (File.Exists(path)) throw new InputException($"{path} exists already; a genesis is not overwritten.");
            var genesis = GenesisFile.Make(
                parsed.GetValue(region)!,
                [.. parsed.GetValue(gateways)!.Select(KeyFile.ReadPublic)],
                [.. parsed.GetValue(registrars)!.Select(KeyFile.ReadPublic)],
                parsed.GetValue(quorum) ?? 1,
                [.. parsed.GetValue(discos)!.Select(KeyFile.ReadPublic)],
                TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            File.WriteAllBytes(path, genesis.Encode());
            string chain = genesis.Chain.Value, hash = genesis.Hash.ToString();
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Line(new { chain, hash }) : $"chain  {chain}\nhash   {hash}");
        });
        return command;
    }
}
