namespace EdgeLedger.Node.Hosting;

/// <summary>The broker a gateway reads statements from.</summary>
public sealed record BrokerSettings(string Host, int Port, string User, string Password);
