using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Ledger;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>`edgeledger ledger verify|show|proof`: a gateway's data, without the gateway.</summary>
internal static class LedgerCommands
{
    public static Command Create() => new("ledger", "Audit, read and repair a gateway's ledger.") 
    {
        Verify(), Show(), Proof(), RepairCommand.Create(), PruneCommand.Create(), JoinCommand.Create(),
    };

    private static Command Verify()
    {
        var directory = Folder();
        var genesis = OptionOf.Text("--genesis", "Genesis file or its hash, from a source that you trust.", "FILE|HASH");
        var anchor = OptionOf.Text("--anchor", "Checkpoint that 'ledger prune' wrote: the ledger must contain it.", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("verify", "Audit everything from genesis, trusting nothing in the folder.")
        {
            directory, genesis, anchor, json,
        };
        command.SetAction(parsed => LedgerVerification.Run(
            DataFolder.Check(parsed.GetValue(directory)!), parsed.GetValue(genesis), parsed.GetValue(anchor), parsed.GetValue(json)));
        return command;
    }

    private static Command Show()
    {
        var directory = Folder();
        var height = OptionOf.Count("--height", "Print this block.", 1, int.MaxValue);
        var id = OptionOf.Text("--statement", "Print this statement or transaction.", "ID");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("show", "Print the ledger's tip, a block or a statement.") { directory, height, id, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(height) is not null && parsed.GetValue(id) is not null)
            {
                throw new InputException("--height and --statement exclude each other.", ExitCode.Usage);
            }

            using var ledger = OfflineLedger.Open(parsed.GetValue(directory)!);
            Console.Out.WriteLine(Text(ledger, parsed.GetValue(height), parsed.GetValue(id), parsed.GetValue(json)));
        });
        return command;
    }

    private static Command Proof()
    {
        var directory = Folder();
        var id = OptionOf.Operand("ID", "Id of a statement or transaction: 64 hex digits.");
        var output = OptionOf.Needed("--out", "File to write.", "FILE");
        var bytes = OptionOf.Text("--bytes", "The statement's own bytes, where its block was pruned.", "FILE");
        var receipt = OptionOf.Text("--receipt", "Also write a COSE receipt (RFC 9942), signed with --key.", "FILE");
        var key = OptionOf.Text("--key", "Private key of the gateway that signs the receipt.", "FILE");
        var command = new Command("proof", "Cut out the proof that a statement is final; see 'proof verify'.")
        {
            directory, id, bytes, output, receipt, key,
        };
        command.SetAction(parsed =>
        {
            using var ledger = OfflineLedger.Open(parsed.GetValue(directory)!);
            string text = parsed.GetValue(id)!;
            var proof = (parsed.GetValue(bytes) is { } file
                ? ledger.Prove(ReadStatement(file, ParseId(text)))
                : ledger.Prove(ParseId(text))) ?? throw NotInLedger(text);
            byte[] encoded = proof.Encode();
            File.WriteAllBytes(parsed.GetValue(output)!, encoded);
            Console.Out.WriteLine($"{parsed.GetValue(output)}: {encoded.Length} bytes");
            if (parsed.GetValue(receipt) is { } path) WriteReceipt(ledger, proof, path, parsed.GetValue(key));
        });
        return command;
    }

    private static void WriteReceipt(LedgerReader ledger, StatementProof proof, string path, string? keyFile)
    {
        if (keyFile is null) throw new InputException("--receipt wants --key: a gateway signs it.", ExitCode.Usage);
        using var key = KeyFile.ReadPrivate(keyFile);
        if (!proof.Verify(ledger.Genesis, Es256Scheme.Instance, out string? error)
            || !BlockHeader.TryParse(proof.Proof.HeaderBytes.Span, out var header))
        {
            throw new InputException($"the ledger's proof does not hold: {error}.");
        }

        byte[] bytes = InclusionReceipt.Sign(key, header.Chain, proof.Proof, header).Encode();
        File.WriteAllBytes(path, bytes);
        Console.Out.WriteLine($"{path}: {bytes.Length} bytes, signed by {key.Address}");
    }

    private static string Text(LedgerReader ledger, int? height, string? id, bool json)
    {
        if (height is { } at)
        {
            return LedgerText.Block(ledger.GetBlock(at) ?? throw NoBlock(at, ledger), json);
        }

        if (id is null) return LedgerText.Summary(ledger, json);
        var location = ledger.FindEntry(ParseId(id)) ?? throw NotInLedger(id);
        return LedgerText.Entry(ledger.GetBlock(location.Height)!, location, json);
    }

    private static BlockEntry ReadStatement(string file, Hash256 id)
    {
        byte[] bytes = File.ReadAllBytes(file);
        return Statement.TryParse(bytes, out var statement) && statement.Id == id
            ? new BlockEntry(EntryKind.Statement, bytes)
            : throw new InputException($"{file} does not hold the statement {id}.");
    }

    private static Argument<string> Folder() => OptionOf.Operand("DIR", "A gateway's data folder.");

    private static Hash256 ParseId(string text) => Hash256.TryParse(text, out var id)
        ? id
        : throw new InputException($"'{text}' is no id: 64 hex digits are wanted.", ExitCode.Usage);

    private static InputException NotInLedger(string id) => new($"the ledger has no statement {id}.");

    private static InputException NoBlock(long height, LedgerReader ledger) => new(ledger.Base?.Height >= height
        ? $"block {height} is no longer held; whole are those after {ledger.Base.Height}."
        : $"there is no block {height}; the newest is {ledger.Height}.");
}
