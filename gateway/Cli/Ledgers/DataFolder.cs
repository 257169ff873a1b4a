using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>The DIR of the offline commands: one gateway's data.</summary>
internal static class DataFolder
{
    private const string LedgerFile = "ledger.db";

    public static string Check(string directory)
    {
        string folder = Path.GetFullPath(directory);
        if (!Directory.Exists(folder)) throw new InputException($"there is no folder {folder}.");
        if (File.Exists(Path.Combine(folder, LedgerFile))) return folder;
        throw File.Exists(Path.Combine(folder, "region.json"))
            ? new InputException($"{folder} is a whole region: name one gateway's folder, such as {folder}/gateway-1.")
            : new InputException($"{folder} holds no {LedgerFile}.");
    }
}
