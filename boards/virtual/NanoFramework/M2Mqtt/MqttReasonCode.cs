namespace nanoFramework.M2Mqtt.Messages;

/// <summary>Those codes of nanoFramework.M2Mqtt 5.1.220 that an MQTT 3.1.1 broker can cause (3.2.2.3).</summary>
public enum MqttReasonCode
{
    Success = 0,
    ConnectionRefusedUnacceptableProtocolVersion = 1,
    ConnectionRefusedIdentifierRejected = 2,
    ConnectionRefusedServerUnavailable = 3,
    ConnectionRefusedBadUserNameOrPassword = 4,
    ConnectionRefusedNotAuthorized = 5,
    UnspecifiedError = 128,
}
