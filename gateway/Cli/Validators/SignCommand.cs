using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Cli.Ledgers;

namespace EdgeLedger.Cli.Validators;

/// <summary>`edgeledger validators sign`: shows what the change does, asks, and adds signatures.</summary>
internal static class SignCommand
{
    public static Command Create()
    {
        var file = OptionOf.Operand(
            "FILE", "The change, from 'edgeledger validators propose'; it is written anew.");
        var directory = OptionOf.Needed(
            "--ledger", "Data folder of a gateway of yours: who votes now is read there.", "DIR");
        var keys = new Option<string[]>("--key")
        {
            Description = "Private keys of gateways in force, or of ones that are added.",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var yes = OptionOf.Flag("--yes", "Sign without asking; needed where there is no terminal.");
        var command = new Command("sign", "Show what a change of the gateways does, and sign it.")
        {
            file, directory, keys, yes,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            var (transaction, change) = ChangeFile.Read(path);
            using var ledger = OfflineLedger.Open(parsed.GetValue(directory)!);
            var review = new ChangeReview(ledger, transaction, change);
            review.Check();
            var signers = parsed.GetValue(keys)!.Select(KeyFile.ReadPrivate).ToList();
            foreach (var signer in signers) review.CheckSigner(signer.Address);
            Console.Out.WriteLine(review.Text());
            foreach (var signer in signers) Console.Out.WriteLine($"you sign   {signer.Address}");
            Confirmation.Require("Sign this change?", parsed.GetValue(yes));
            var signed = ChangeFile.Sign(transaction, signers);
            File.WriteAllBytes(path, signed.Bytes.Span);
            Console.Out.WriteLine($"{path}: {ChangeFile.Summary(signed, change)}");
        });
        return command;
    }
}
