using EdgeLedger.Records;

namespace EdgeLedger.Ledger.ReadModel;

/// <summary>What is final of one device.</summary>
/// <param name="Lost">Readings that the device declared as dropped by its own outbox.</param>
/// <param name="Quarantined">Statements on quarantine lists; in none of the other figures.</param>
/// <param name="LastRegisterWh">Import register of the newest reading; null before the first.</param>
public sealed record DeviceTotals(
    long Statements, long Readings, long Lost, long Quarantined, long? LastUnixSeconds, long? LastRegisterWh)
{
    public static DeviceTotals None { get; } = new(0, 0, 0, 0, null, null);

    /// <summary>With one more statement, of these readings.</summary>
    internal DeviceTotals And(IReadOnlyList<Reading> readings) => readings.Count == 0
        ? this with { Statements = Statements + 1 }
        : new DeviceTotals(
            Statements + 1, Readings + readings.Count, Lost + readings.Sum(reading => (long)reading.Lost),
            Quarantined, readings[^1].UnixSeconds, readings[^1].ImportWh);

    /// <summary>With one more statement that a majority did not accept.</summary>
    internal DeviceTotals AndQuarantined() => this with { Quarantined = Quarantined + 1 };
}
