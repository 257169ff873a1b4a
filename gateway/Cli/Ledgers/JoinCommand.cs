using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Ledger.Repair;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>`ledger join`: a new gateway's ledger from a certified state and the blocks after it.</summary>
internal static class JoinCommand
{
    public static Command Create()
    {
        var directory = OptionOf.Operand("DIR", "The new gateway's data folder; it holds no ledger yet.");
        var from = OptionOf.Many("--from", "A running gateway's API, such as http://127.0.0.1:8080.", "URL");
        from.Required = true;
        var tokens = OptionOf.Many("--token", "Token of the APIs, or a file that holds it.", "TOKEN|FILE");
        var genesis = OptionOf.Text("--genesis", "Genesis file, where the folder has no gateway.json.", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("join", "Begin a ledger with a snapshot that a quorum signed, and the blocks after it.")
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
        var genesis = (genesisFile is not null ? GenesisFile.Read(genesisFile) : DataFolder.FindGenesis(folder))
            ?? throw new InputException($"{folder} has no gateway.json: give --genesis.");
        using var peers = NamedPeers.Open(from, tokens);
        var result = LedgerJoin.Run(
            folder, genesis, Es256Scheme.Instance, [.. peers.All.OfType<ISnapshotPeer>()], peers.All);
        foreach (string refused in result.Refused) Console.Error.WriteLine(refused);
        Console.Out.WriteLine(json
            ? Json.Line(new { snapshotHeight = result.SnapshotHeight, height = result.Height })
            : $"ok: {result.Height} blocks; trusted: the state after block {result.SnapshotHeight} "
                + $"({result.SnapshotHash}), on the word of the quorum that signed it");
        return ExitCode.Done;
    }
}
