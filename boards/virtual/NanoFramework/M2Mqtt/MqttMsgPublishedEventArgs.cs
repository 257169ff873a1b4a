namespace nanoFramework.M2Mqtt.Messages;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220.</summary>
public class MqttMsgPublishedEventArgs(ushort messageId, bool isPublished) : EventArgs
{
    public MqttMsgPublishedEventArgs(ushort messageId)
        : this(messageId, true)
    {
    }

    public ushort MessageId { get; set; } = messageId;

    public bool IsPublished { get; set; } = isPublished;
}
