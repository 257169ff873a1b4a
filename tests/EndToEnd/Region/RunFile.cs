namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>run.json.</summary>
internal sealed record RunFile(int ProcessId, RunChild Broker, List<RunChild> Gateways, List<RunChild> Boards);
