namespace nanoFramework.M2Mqtt.Messages;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220.</summary>
public enum MqttQoSLevel
{
    AtMostOnce = 0,
    AtLeastOnce = 1,
    ExactlyOnce = 2,
    GrantedFailure = 128,
}
