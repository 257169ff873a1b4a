using EdgeLedger.Ledger;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>Asks the ledger's state and read model.</summary>
internal sealed class LedgerHistory(RegionLedger ledger) : IMeterHistory
{
    public (Hash256 LastId, Reading? LastReading) Of(Address meter)
    {
        var last = ledger.Registry.TryGetSigner(meter, out var signer) ? signer.LastId : Hash256.Zero;
        if (ledger.ReadModel.TotalsOf(meter).LastUnixSeconds is not { } time) return (last, null);
        var readings = ledger.ReadModel.Readings(meter, time, time);
        return (last, readings.Count > 0 ? readings[^1].Reading : null);
    }
}
