namespace nanoFramework.M2Mqtt.Messages;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220.</summary>
public class MqttMsgPublishEventArgs(
    string topic, byte[] message, bool dupFlag, MqttQoSLevel qosLevel, bool retain)
    : EventArgs
{
    public string Topic { get; } = topic;

    public byte[] Message { get; } = message;

    public bool DupFlag { get; } = dupFlag;

    public MqttQoSLevel QosLevel { get; } = qosLevel;

    public bool Retain { get; } = retain;
}
