namespace EdgeLedger.Cli.Bench;

/// <summary>What `bench ingest` measures.</summary>
/// <param name="Gateways">Gateways of the region, each with its own ledger; all run in this process.</param>
/// <param name="UsesBroker">Statements go through a Mosquitto and votes over mutual TLS; else both stay in memory.</param>
/// <param name="Readings">Single-reading statements to make final.</param>
/// <param name="Boards">Boards that sign them; through the broker each has its own connection.</param>
internal sealed record IngestOptions(int Gateways, bool UsesBroker, int Readings, int Boards);
