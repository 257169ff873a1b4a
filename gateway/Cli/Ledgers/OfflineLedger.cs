using EdgeLedger.Ledger;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>Opens a gateway's data folder for questions, also while the gateway runs; what it answers is not audited.</summary>
internal static class OfflineLedger
{
    public static LedgerReader Open(string directory) => LedgerReader.Open(DataFolder.Check(directory));
}
