using EdgeLedger.Contracts;
using EdgeLedger.Ledger.ReadModel;

namespace EdgeLedger.Node.Api;

/// <summary>A registered device and what is final of it.</summary>
internal sealed record DeviceView(
    string Address, string Kind, string Label, string Status, long LastSeq, string LastId, long FinalHeight,
    long Statements, long Readings, long Lost, long Quarantined, long? LastUnixSeconds, long? LastRegisterWh)
{
    public static DeviceView Of(SignerEntry entry, DeviceTotals totals) => new(
        entry.Key.Address.ToString(), entry.Kind.ToString().ToLowerInvariant(), entry.Label,
        entry.Status.ToString().ToLowerInvariant(), entry.LastSeq, entry.LastId.ToString(), entry.FinalHeight,
        totals.Statements, totals.Readings, totals.Lost, totals.Quarantined, totals.LastUnixSeconds, totals.LastRegisterWh);
}
