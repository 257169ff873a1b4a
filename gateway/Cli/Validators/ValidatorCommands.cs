using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Devices;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Cli.Ledgers;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Validators;

/// <summary>`edgeledger validators ...`: which gateways vote, and changing that.</summary>
internal static class ValidatorCommands
{
    public static Command Create() => new("validators", "Show and change the gateways that vote.")
    {
        Show(), ProposeCommand.Create(), SignCommand.Create(), Submit(), Export(), Verify(),
    };

    private static Command Show()
    {
        var directory = OptionOf.Operand("DIR", "A gateway's data folder.");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("show", "Print who votes, and who will.") { directory, json };
        command.SetAction(parsed =>
        {
            using var ledger = OfflineLedger.Open(parsed.GetValue(directory)!);
            Console.Out.WriteLine(ValidatorText.Of(ledger.Schedule, ledger.Height, parsed.GetValue(json)));
        });
        return command;
    }

    private static Command Submit()
    {
        var access = new RegistryAccess();
        var file = OptionOf.Operand("FILE", "The signed change.");
        var command = new Command("submit", "Hand a change in and wait until it is final; two blocks later it is in force.")
        {
            file,
        };
        access.AddGatewayOptionsTo(command);
        command.SetAction(async (parsed, token) =>
        {
            var (transaction, change) = ChangeFile.Read(parsed.GetValue(file)!);
            using var gateway = access.OpenGateway(parsed);
            await gateway.PostAsync(transaction, token);
            await gateway.WaitUntilFinalAsync(transaction, TimeProvider.System, token);
            await Console.Out.WriteLineAsync($"final: {ChangeFile.Summary(transaction, change)}");
        });
        return command;
    }

    private static Command Export()
    {
        var directory = OptionOf.Operand("DIR", "A gateway's data folder.");
        var output = OptionOf.Needed("--out", "File to write.", "FILE");
        var command = new Command("export", "Write every change of the gateways with its proof, for 'validators verify' "
            + "and 'board provision --validators'.")
        {
            directory, output,
        };
        command.SetAction(parsed =>
        {
            using var ledger = OfflineLedger.Open(parsed.GetValue(directory)!);
            var history = ledger.History;
            byte[] bytes = history.Encode();
            File.WriteAllBytes(parsed.GetValue(output)!, bytes);
            Console.Out.WriteLine($"{parsed.GetValue(output)}: {history.Changes.Count} changes, {bytes.Length} bytes");
        });
        return command;
    }

    private static Command Verify()
    {
        var file = OptionOf.Operand("FILE", "The changes, from 'edgeledger validators export'.");
        var genesisFile = OptionOf.Needed("--genesis", "Genesis file of the region, from a source that you trust.", "FILE");
        var command = new Command("verify", "Follow every change from genesis on, without a ledger.") { file, genesisFile };
        command.SetAction(parsed =>
        {
            var genesis = GenesisFile.Read(parsed.GetValue(genesisFile)!);
            var validators = HistoryFile.Read(parsed.GetValue(file)!, genesis);
            Console.Out.WriteLine($"proven: after change {validators.Number} of {genesis.Chain} vote");
            foreach (var key in validators.Keys) Console.Out.WriteLine($"  {key.Address}");
        });
        return command;
    }
}
