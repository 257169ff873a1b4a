namespace EdgeLedger.Node.Hosting;

/// <summary>The configuration file cannot be used; the message names the file and the key.</summary>
public sealed class GatewayConfigException(string message, Exception? inner = null) : Exception(message, inner);
