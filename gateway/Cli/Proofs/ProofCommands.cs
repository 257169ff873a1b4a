using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Proofs;

/// <summary>`edgeledger proof verify`: needs the genesis and nothing else, no ledger and no gateway.</summary>
internal static class ProofCommands
{
    public static Command Create() => new("proof", "Check proofs that something is in a ledger.") { Verify() };

    private static Command Verify()
    {
        var file = OptionOf.Operand("FILE", "The proof, from 'edgeledger ledger proof'.");
        var genesisFile = OptionOf.Needed("--genesis", "Genesis file of the region, from a source that you trust.", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("verify", "Follow an entry to its block and the block to a quorum of the gateways.")
        {
            file, genesisFile, json,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            var genesis = GenesisFile.Read(parsed.GetValue(genesisFile)!);
            if (!File.Exists(path)) throw new InputException($"there is no file {path}.");
            string? error = "this is no proof file";
            bool ok = StatementProof.TryParse(File.ReadAllBytes(path), out var proof)
                && proof.Verify(genesis, Es256Scheme.Instance, out error);
            Print(ok, proof, error, parsed.GetValue(json));
            return ok ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static void Print(bool ok, StatementProof? proof, string? error, bool json)
    {
        var header = ok && BlockHeader.TryParse(proof!.Proof.HeaderBytes.Span, out var read) ? read : null;
        var statement = ok && Statement.TryParse(proof!.Proof.Entry.Bytes, out var parsed) ? parsed : null;
        if (json)
        {
            Console.Out.WriteLine(Json.Line(new
            {
                ok,
                height = header?.Height,
                time = header is null ? null : Instant.Format(header.UnixMs / 1000),
                statement = statement?.Id.ToString(),
                signer = statement?.Signer.ToString(),
                error = ok ? null : error,
            }));
        }
        else if (!ok)
        {
            Console.Out.WriteLine($"not proven: {error}");
        }
        else
        {
            string what = statement is null ? "entry" : $"statement {statement.Id} of {statement.Signer}";
            Console.Out.WriteLine($"proven: {what} is final in block {header!.Height} of {header.Chain}");
        }
    }
}
