namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>A gateway in region.json.</summary>
internal sealed record GatewayEntry(int Number, string Address, string BrokerUser, string BrokerPassword);
