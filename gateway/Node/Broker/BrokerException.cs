namespace EdgeLedger.Node.Broker;

/// <summary>The broker could not be started; the message is a sentence for the operator.</summary>
public sealed class BrokerException(string message, Exception? inner = null) : Exception(message, inner);
