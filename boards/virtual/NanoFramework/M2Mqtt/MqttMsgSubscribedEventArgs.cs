namespace nanoFramework.M2Mqtt.Messages;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220.</summary>
public class MqttMsgSubscribedEventArgs(ushort messageId, MqttQoSLevel[] grantedQosLevels) : EventArgs
{
    public ushort MessageId { get; set; } = messageId;

    public MqttQoSLevel[] GrantedQoSLevels { get; set; } = grantedQosLevels;
}
