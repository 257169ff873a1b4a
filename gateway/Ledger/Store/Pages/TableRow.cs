namespace EdgeLedger.Ledger.Store.Pages;

internal readonly record struct TableRow(long Key, ReadOnlyMemory<byte> Record);
