namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>Those codes of nanoFramework.M2Mqtt 5.1.220 that can occur here.</summary>
public enum MqttClientErrorCode
{
    TopicWildcard = 3,
    TopicLength = 4,
    QosNotAllowed = 5,
    TopicsEmpty = 6,
    TopicsQosLevelsNotMatch = 8,
    InflightQueueFull = 11,
    InvalidClientId = 14,
}
