using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>A final block with the votes that made it so.</summary>
public sealed record StoredBlock(Block Block, Certificate Certificate);
