namespace EdgeLedger.Cli.Up;

/// <summary>
/// One meter at the end of a run: the same energy as the bench, the register and the ledger have it.
/// </summary>
/// <param name="Rows">Replayed rows.</param>
/// <param name="TrueWh">What the load really took.</param>
/// <param name="RegisterWh">The meter's own register.</param>
/// <param name="LedgerWh">The register in its newest reading in the ledger; registers start at zero.</param>
internal sealed record MeterReport(string Address, long Rows, double TrueWh, double RegisterWh, long LedgerWh);
