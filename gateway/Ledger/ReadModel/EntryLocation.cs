namespace EdgeLedger.Ledger.ReadModel;

/// <summary>Where an entry stands in the ledger.</summary>
/// <param name="Index">Place in its block, from 0.</param>
public readonly record struct EntryLocation(long Height, int Index);
