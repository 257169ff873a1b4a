using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Devices;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Cli.Ledgers;
using EdgeLedger.Ledger;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Validators;

/// <summary>`edgeledger validators propose`: the whole new list, on top of the one in a gateway's
/// ledger.</summary>
internal static class ProposeCommand
{
    public static Command Create()
    {
        var directory = OptionOf.Operand("DIR", "A gateway's data folder.");
        var add = OptionOf.Many("--add", "Keys of gateways to add; each signs too, here or with 'sign'.", "FILE");
        var remove = OptionOf.Many("--remove", "Gateways to leave out: 40 hex digits each.", "ADDRESS");
        var evidence = OptionOf.Text(
            "--evidence", "Id of the evidence for which one gateway is removed; a quorum of the others signs.", "ID");
        var keys = new Option<string[]>("--key")
        {
            Description = "Private keys that sign now: of gateways in force, or of ones that are added.",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var output = OptionOf.Needed("--out", "File to write.", "FILE");
        var command = new Command("propose", "Write a change of the gateways, to be signed by a quorum of those in force.")
        {
            directory, add, remove, evidence, keys, output,
        };
        command.SetAction(parsed =>
        {
            using var ledger = OfflineLedger.Open(parsed.GetValue(directory)!);
            var present = PresentOf(ledger);
            var change = new ValidatorChange(
                present.Number + 1,
                Change(present, parsed.GetValue(add)!.Select(KeyFile.ReadPublic), parsed.GetValue(remove)!),
                ParseId(parsed.GetValue(evidence)));
            var builder = new TransactionBuilder(ledger.Genesis.Chain, ContentType.ValidatorChange, change.Encode());
            foreach (var signer in parsed.GetValue(keys)!.Select(KeyFile.ReadPrivate).DistinctBy(key => key.Address))
            {
                builder.Add(signer, change.Number, present.ChangeId);
            }

            var transaction = builder.Build();
            File.WriteAllBytes(parsed.GetValue(output)!, transaction.Bytes.Span);
            Console.Out.WriteLine(new ChangeReview(ledger, transaction, change).Text());
            Console.Out.WriteLine($"{parsed.GetValue(output)}: {ChangeFile.Summary(transaction, change)}");
        });
        return command;
    }

    private static ValidatorSet PresentOf(LedgerReader ledger)
    {
        var schedule = ledger.Schedule;
        return schedule.NextHeight <= ledger.Height + 1
            ? schedule.Last
            : throw new InputException(
                $"change {schedule.Last.Number} is in force from height {schedule.NextHeight} on only; wait for it.");
    }

    private static IReadOnlyList<PublicKey> Change(
        ValidatorSet present, IEnumerable<PublicKey> added, IEnumerable<string> removed)
    {
        var keys = present.Keys.ToDictionary(key => key.Address);
        foreach (var address in removed.Select(DeviceCommands.ParseAddress))
        {
            if (!keys.Remove(address)) throw new InputException($"{address} is none of the gateways that vote.");
        }

        foreach (var key in added)
        {
            if (!keys.TryAdd(key.Address, key)) throw new InputException($"{key.Address} votes already.");
        }

        return keys.Count is > 0 and <= ValidatorSet.MaxCount
            ? [.. keys.Values.OrderBy(key => key.Address)]
            : throw new InputException($"a region has 1 to {ValidatorSet.MaxCount} gateways, not {keys.Count}.");
    }

    private static Hash256? ParseId(string? text) => text is null ? null
        : Hash256.TryParse(text, out var id) ? id
        : throw new InputException($"'{text}' is no id: 64 hex digits are wanted.", ExitCode.Usage);
}
