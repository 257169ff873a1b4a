using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Validators;

/// <summary>A change of the gateways on its way from signer to signer: the transaction with the signatures so
/// far.</summary>
internal static class ChangeFile
{
    public static (Transaction Transaction, ValidatorChange Change) Read(string path)
    {
        if (!File.Exists(path)) throw new InputException($"there is no file {path}.");
        return Transaction.TryParse(File.ReadAllBytes(path), out var transaction)
            && transaction.ContentType == ContentType.ValidatorChange
            && ValidatorChange.TryParse(transaction.Payload.Span, out var change)
                ? (transaction, change)
                : throw new InputException($"{path} is no change of the gateways, as 'validators propose' writes it.");
    }

    /// <summary>The same change with more signatures; who signed already is left as it is.</summary>
    public static Transaction Sign(Transaction transaction, IEnumerable<EcdsaSigner> signers)
    {
        var builder = new TransactionBuilder(transaction.Chain, transaction.ContentType, transaction.Payload);
        var first = transaction.Signatures[0];
        foreach (var one in transaction.Signatures) builder.Add(one.Signer, one.Seq, one.Prev, one.Signature.Span);
        var signed = transaction.Signatures.Select(one => one.Signer).ToHashSet();
        foreach (var signer in signers.Where(signer => signed.Add(signer.Address)))
        {
            builder.Add(signer, first.Seq, first.Prev);
        }

        return builder.Build();
    }

    public static string Summary(Transaction transaction, ValidatorChange change) =>
        $"change {change.Number} to {change.Keys.Count} gateways, signed by {transaction.Signatures.Count}";
}
