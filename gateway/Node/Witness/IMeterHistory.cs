using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>Where a witness that has not seen a meter before begins: what the ledger has of it.</summary>
internal interface IMeterHistory
{
    /// <summary>Newest link of the meter's chain, and its newest reading that counts.</summary>
    (Hash256 LastId, Reading? LastReading) Of(Address meter);
}
