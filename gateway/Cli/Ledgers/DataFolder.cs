using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>The DIR of the offline commands: one gateway's data.</summary>
internal static class DataFolder
{
    private const string LedgerFile = "ledger.db";
    private const string ConfigFile = "gateway.json";

    public static string Check(string directory)
    {
        string folder = CheckExists(directory);
        if (File.Exists(Path.Combine(folder, LedgerFile))) return folder;
        throw File.Exists(Path.Combine(folder, "region.json"))
            ? new InputException($"{folder} is a whole region: name one gateway's folder, such as {folder}/gateway-1.")
            : new InputException($"{folder} holds no {LedgerFile}.");
    }

    /// <summary>It may be empty: a gateway whose ledger is gone altogether is restored likewise.</summary>
    public static string CheckExists(string directory)
    {
        string folder = Path.GetFullPath(directory);
        return Directory.Exists(folder) ? folder : throw new InputException($"there is no folder {folder}.");
    }

    /// <summary>The genesis that the gateway's configuration names; null where there is none.</summary>
    public static Genesis? FindGenesis(string folder)
    {
        string config = Path.Combine(folder, ConfigFile);
        return File.Exists(config)
            ? GenesisFile.Read(Node.Hosting.GatewayConfig.Load(config).GenesisPath)
            : null;
    }
}
