using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Ledger.Repair;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>`ledger repair`: makes a damaged ledger whole again from other gateways.</summary>
internal static class RepairCommand
{
    private const int BlocksBetweenLines = 2_000;

    public static Command Create()
    {
        var directory = OptionOf.Operand("DIR", "The damaged gateway's data folder; its gateway must not be running.");
        var from = OptionOf.Many(
            "--from", "Another gateway: its data folder, or the address of its API, such as http://127.0.0.1:8080.", "PEER");
        from.Required = true;
        var tokens = OptionOf.Many("--token", "Token of the APIs named by --from, or a file that holds it.", "TOKEN|FILE");
        var genesis = OptionOf.Text("--genesis", "Genesis file, where the folder has neither it nor a gateway.json.", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("repair", "Restore a damaged ledger from others, verifying every block from genesis.")
        {
            directory, from, tokens, genesis, json,
        };
        command.SetAction(parsed => Run(
            DataFolder.CheckExists(parsed.GetValue(directory)!), parsed.GetValue(from)!, parsed.GetValue(tokens)!,
            parsed.GetValue(genesis), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string folder, string[] from, string[] tokens, string? genesisFile, bool json)
    {
        var genesis = genesisFile is not null ? GenesisFile.Read(genesisFile) : DataFolder.FindGenesis(folder);
        using var peers = NamedPeers.Open(from, tokens);
        long told = 0;
        var result = LedgerRepair.Run(folder, genesis, Es256Scheme.Instance, peers.All, height =>
        {
            if (height - told < BlocksBetweenLines) return;
            told = height;
            Console.Error.WriteLine($"verified up to block {height}");
        });
        foreach (string refused in result.Refused) Console.Error.WriteLine(refused);
        Console.Out.WriteLine(json ? Json.Line(result) : Text(result));
        return ExitCode.Done;
    }

    private static string Text(RepairResult result)
    {
        var sources = result.BlocksFrom.Where(peer => peer.Value > 0).Select(peer => $"{peer.Value} from {peer.Key}");
        string taken = string.Join(", ", sources.Prepend($"{result.OwnBlocks} of its own"));
        return $"ok: {result.Height} blocks, all verified from genesis: {taken}\n" + (result.VotesKept
            ? "its votes are whole: it votes as before"
            : "its votes were lost: it observes until the region has moved past any height at which it may have voted");
    }
}
