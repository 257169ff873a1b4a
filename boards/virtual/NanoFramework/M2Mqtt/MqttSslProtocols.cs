namespace nanoFramework.M2Mqtt;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220; only <see cref="None"/> works here.</summary>
public enum MqttSslProtocols
{
    None = 0,
    SSLv3 = 1,
    TLSv1_0 = 2,
    TLSv1_1 = 3,
    TLSv1_2 = 4,
    TLSv1_3 = 5,
}
