namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>A board in region.json.</summary>
internal sealed record BoardEntry(int Number, string Kind, string Address, string BrokerPassword);
