namespace EdgeLedger.Mqtt;

/// <summary>How an <see cref="MqttConnection"/> reaches its broker and what it promises it (MQTT 3.1.1,
/// 3.1).</summary>
public sealed class MqttOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    /// <summary>Unique per broker: a second client of the same id throws the first one off.</summary>
    public required string ClientId { get; init; }

    /// <summary>Null connects without credentials.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>False keeps subscriptions and QoS 1 messages at the broker while the client is away.</summary>
    public bool CleanSession { get; init; } = true;

    public int KeepAliveSeconds { get; init; } = 60;

    /// <summary>Null leaves no last will.</summary>
    public string? WillTopic { get; init; }

    public byte[] WillPayload { get; init; } = [];

    public bool WillRetain { get; init; }

    public int WillQos { get; init; }

    /// <summary>True connects again, with growing pauses, whenever the connection fails or cannot be
    /// made.</summary>
    public bool AutoReconnect { get; init; }

    /// <summary>Longest pause between two attempts; the first is 100 ms and each doubles.</summary>
    public int ReconnectMaximumMs { get; init; } = 5000;

    /// <summary>QoS 1 messages sent without their PUBACK; 0 is no limit.</summary>
    public int MaxInflightMessages { get; init; } = 20;
}
