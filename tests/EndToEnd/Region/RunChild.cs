namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>A process in run.json.</summary>
internal sealed record RunChild(int Number, int ProcessId, int? Port, int? PeerPort, string? Address);
