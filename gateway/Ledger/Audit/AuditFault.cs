namespace EdgeLedger.Ledger.Audit;

/// <param name="Height">The block at fault; null where the fault lies in no block.</param>
/// <param name="Message">A clause that can follow "Block 7: ", without a full stop.</param>
internal sealed record AuditFault(long? Height, string Message);
