using EdgeLedger.Records;

namespace EdgeLedger.Ledger.ReadModel;

/// <summary>A reading that a block made final.</summary>
/// <param name="Seq">Of the statement that carried it.</param>
public sealed record FinalReading(Reading Reading, long Seq, long Height);
