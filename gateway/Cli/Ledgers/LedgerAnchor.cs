using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>Compares a sound ledger with a checkpoint that its operator kept elsewhere.</summary>
internal static class LedgerAnchor
{
    /// <returns>The audit's result, or one with the fault that the ledger is not the one of the anchor.</returns>
    public static AuditResult Check(string folder, string anchor, AuditResult audit)
    {
        if (!File.Exists(anchor) || !Checkpoint.TryParse(File.ReadAllBytes(anchor), out var checkpoint))
        {
            throw new InputException($"--anchor: {anchor} is no checkpoint of 'ledger prune'.");
        }

        using var ledger = LedgerReader.Open(folder);
        return ledger.HashAt(checkpoint.Height) == checkpoint.Hash
            ? audit
            : audit with
            {
                ErrorHeight = checkpoint.Height,
                Error = $"Block {checkpoint.Height} is not the one of the anchor {anchor}.",
            };
    }
}
