using System.Collections;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>As in nanoFramework.M2Mqtt.Core 5.1.220, without <c>Init</c> and <c>MqttMsgUnsubscribed</c>.</summary>
public interface IMqttClient
{
    public delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

    public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    public delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

    public delegate void MqttMsgSubscribedEventHandler(object sender, MqttMsgSubscribedEventArgs e);

    public event ConnectionClosedEventHandler? ConnectionClosed;

    public event MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    public event MqttMsgPublishedEventHandler? MqttMsgPublished;

    public event MqttMsgSubscribedEventHandler? MqttMsgSubscribed;

    bool IsConnected { get; }

    MqttReasonCode Connect(
        string clientId, string? username, string? password, bool willRetain, MqttQoSLevel willQosLevel,
        bool willFlag, string? willTopic, string? willMessage, bool cleanSession, ushort keepAlivePeriod);

    void Disconnect();

    void Close();

    ushort Publish(string topic, byte[] message);

    ushort Publish(string topic, byte[] message, string? contentType);

    ushort Publish(
        string topic, byte[] message, string? contentType, ArrayList? userProperties, MqttQoSLevel qosLevel,
        bool retain);

    ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels);

    ushort Unsubscribe(string[] topics);
}
