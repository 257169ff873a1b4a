namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220.</summary>
public class MqttClientException(MqttClientErrorCode errorCode) : Exception("MQTT client: " + errorCode)
{
    public MqttClientErrorCode ErrorCode { get; set; } = errorCode;
}
