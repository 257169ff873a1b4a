using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Up;

/// <summary>Fills a new folder with a region's keys and genesis, or takes up an old one.</summary>
internal static class RegionMaker
{
    private const int DefaultGateways = 4;
    private const string RegionName = "local";

    public static RegionRecord MakeOrLoad(RegionFolder folder, int? gateways, long createdUnixMs, Action<string> tell)
    {
        // region.json is written last: without it the folder was never finished, and nothing in it is in use.
        return File.Exists(folder.Region) ? Load(folder, gateways) : Make(folder, gateways ?? DefaultGateways, createdUnixMs, tell);
    }

    private static RegionRecord Load(RegionFolder folder, int? gateways)
    {
        var region = RegionRecord.Load(folder.Region);
        var genesis = GenesisFile.Read(folder.Genesis);
        if (genesis.Chain.Value != region.Chain)
        {
            throw new InputException(
                $"{folder.Genesis} is of chain {genesis.Chain.Value}, but {folder.Region} is of {region.Chain}.");
        }

        if (gateways is { } wanted && wanted != genesis.Validators.Count)
        {
            throw new InputException(
                $"{folder.Path} was founded with {genesis.Validators.Count} gateways; --gateways {wanted} needs a new --data folder.");
        }

        return region;
    }

    private static RegionRecord Make(RegionFolder folder, int count, long createdUnixMs, Action<string> tell)
    {
        PrivateFile.MakeFolder(folder.Keys);
        PrivateFile.MakeFolder(folder.Broker);
        var registrar = NewKey(folder.In("keys/registrar-1.pem"));
        var disco = NewKey(folder.In("keys/disco-1.pem"));
        NewKey(folder.In("keys/technician-1.pem"));
        var keys = new List<PublicKey>();
        var region = new RegionRecord
        {
            Region = RegionName, Chain = "", Registrars = ["keys/registrar-1.pem"], Discos = ["keys/disco-1.pem"],
            Technicians = ["keys/technician-1.pem"],
        };
        for (int k = 1; k <= count; k++)
        {
            PrivateFile.MakeFolder(folder.Gateway(k));
            keys.Add(NewKey(folder.GatewayKey(k)));
            PrivateFile.Write(folder.ApiToken(k), RandomText.Secret() + "\n");
            // Its presence lets an empty store vote once; see the first-start rule of the gateway.
            PrivateFile.Write(folder.FirstStartToken(k), RandomText.Secret() + "\n");
            region.Gateways.Add(new GatewayRecord
            {
                Number = k, Address = keys[^1].Address.ToString(),
                BrokerUser = $"gateway-{k}", BrokerPassword = RandomText.Secret(),
            });
        }

        var genesis = GenesisFile.Make(RegionName, keys, [registrar], 1, [disco], createdUnixMs);
        PrivateFile.Write(folder.Genesis, genesis.Encode());
        region.Chain = genesis.Chain.Value;
        region.Save(folder.Region);
        tell($"New region {region.Chain} with {count} {(count == 1 ? "gateway" : "gateways")} in {folder.Path}.");
        return region;
    }

    private static PublicKey NewKey(string path)
    {
        File.Delete(path);
        using var signer = EcdsaSigner.Create();
        KeyFile.WriteNew(path, signer);
        return signer.PublicKey;
    }
}
