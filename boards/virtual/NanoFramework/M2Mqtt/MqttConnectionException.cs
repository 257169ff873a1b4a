namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220.</summary>
public class MqttConnectionException(string message, Exception? innerException)
    : Exception(message, innerException);
