namespace nanoFramework.M2Mqtt;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220.</summary>
public class MqttSettings
{
    public const int BrokerDefaultPort = 1883;
    public const int BrokerDefaultSslPort = 8883;
    public const int ConnectTimeout = 30000;
    public const int DefaultInflightQueueSize = int.MaxValue;

    private MqttSettings()
    {
    }

    public static MqttSettings Instance { get; } = new();

    public int Port { get; } = BrokerDefaultPort;

    public int SslPort { get; } = BrokerDefaultSslPort;

    public int TimeoutOnConnection { get; } = ConnectTimeout;

    /// <summary>Messages waiting for their acknowledgement; unbounded unless set.</summary>
    public int InflightQueueSize { get; set; } = DefaultInflightQueueSize;
}
