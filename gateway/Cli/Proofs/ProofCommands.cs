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
        var receiptFile = OptionOf.Text("--receipt", "Also check this COSE receipt of the same entry.", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("verify",
            "Follow genesis through every change of the gateways to those who voted on the block, and the entry to it.")
        {
            file, genesisFile, receiptFile, json,
        };
        command.SetAction(parsed =>
        {
            byte[] bytes = Read(parsed.GetValue(file)!);
            var genesis = GenesisFile.Read(parsed.GetValue(genesisFile)!);
            string? error = "this is no proof file";
            bool ok = StatementProof.TryParse(bytes, out var proof)
                && proof.Verify(genesis, Es256Scheme.Instance, out error);
            if (ok && parsed.GetValue(receiptFile) is { } path)
            {
                error = FaultOf(Read(path), proof!, genesis);
                ok = error is null;
            }

            Console.Out.WriteLine(ProofText.Of(ok ? proof : null, error, parsed.GetValue(json)));
            return ok ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    // Whoever signs a receipt must be one of those who voted on the block.
    private static string? FaultOf(byte[] bytes, StatementProof proof, Genesis genesis)
    {
        if (!InclusionReceipt.TryParse(bytes, out var receipt)) return "this is no receipt";
        if (receipt.Chain != genesis.Chain) return $"the receipt is of {receipt.Chain}";
        if (!BlockHeader.TryParse(proof.Proof.HeaderBytes.Span, out var header)
            || !proof.History.Verify(genesis, Es256Scheme.Instance, header.Height, out var voters, out string? error))
        {
            return "the receipt's block cannot be read";
        }

        int index = voters.IndexOf(receipt.Gateway);
        if (index < 0) return $"the receipt is signed by {receipt.Gateway}, which did not vote on block {header.Height}";
        return receipt.Verify(proof.Proof.Entry, voters[index], Es256Scheme.Instance)
            ? null
            : "the receipt is for another entry, or its signature is bad";
    }

    private static byte[] Read(string path) =>
        File.Exists(path) ? File.ReadAllBytes(path) : throw new InputException($"there is no file {path}.");
}
