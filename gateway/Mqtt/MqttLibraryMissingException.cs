namespace EdgeLedger.Mqtt;

/// <summary>The native MQTT client library is not installed on this machine.</summary>
public sealed class MqttLibraryMissingException(Exception inner) : Exception(
    "libmosquitto.so.1 was not found; install it (Debian, Ubuntu: apt-get install libmosquitto1)", inner);
