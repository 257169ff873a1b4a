namespace nanoFramework.M2Mqtt;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220; only 3.1.1 is spoken here.</summary>
public enum MqttProtocolVersion
{
    Version_3_1 = 3,
    Version_3_1_1 = 4,
    Version_5 = 5,
}
