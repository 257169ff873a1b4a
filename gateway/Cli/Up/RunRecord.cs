namespace EdgeLedger.Cli.Up;

/// <summary>run.json: processes and ports of a run that lasts; gone when it ended cleanly.</summary>
internal sealed record RunRecord(
    int ProcessId, ChildRecord Broker, IReadOnlyList<ChildRecord> Gateways, IReadOnlyList<ChildRecord> Boards);
