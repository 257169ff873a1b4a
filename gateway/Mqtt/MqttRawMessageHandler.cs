namespace EdgeLedger.Mqtt;

/// <summary>Sees a message in the library's own memory, on the network thread.</summary>
/// <param name="topic">UTF-8, valid only during the call.</param>
/// <param name="payload">Valid only during the call: copy what must live longer.</param>
public delegate void MqttRawMessageHandler(
    ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, int qos, bool retained);
