namespace EdgeLedger.Mqtt;

/// <summary>What came of an attempt to connect; 0..5 are the return codes of CONNACK (MQTT 3.1.1,
/// 3.2.2.3).</summary>
public enum MqttConnectResult
{
    Accepted = 0,
    UnacceptableProtocolVersion = 1,
    IdentifierRejected = 2,
    ServerUnavailable = 3,
    BadUserNameOrPassword = 4,
    NotAuthorized = 5,

    /// <summary>No TCP connection: nobody listens, no route, or the name does not resolve.</summary>
    Unreachable = 100,

    /// <summary>TCP connected, but no CONNACK came in time.</summary>
    TimedOut = 101,

    /// <summary>The connection broke before CONNACK.</summary>
    Lost = 102,
}
