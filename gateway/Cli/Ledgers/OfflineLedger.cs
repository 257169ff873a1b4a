using System.Text.Json;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Ledger;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>Opens a gateway's data folder for questions; what it answers is not audited.</summary>
internal static class OfflineLedger
{
    public static RegionLedger Open(string directory)
    {
        string folder = DataFolder.Check(directory);
        return RegionLedger.Open(folder, GenesisFile.Read(GenesisPath(folder)), Es256Scheme.Instance);
    }

    private static string GenesisPath(string folder)
    {
        string config = Path.Combine(folder, "gateway.json");
        if (!File.Exists(config)) return Path.Combine(folder, "..", "genesis.cbor");
        using var document = JsonDocument.Parse(File.ReadAllText(config));
        return document.RootElement.TryGetProperty("genesis", out var genesis)
            ? Path.Combine(folder, genesis.GetString()!)
            : throw new InputException($"{config} names no genesis.");
    }
}
