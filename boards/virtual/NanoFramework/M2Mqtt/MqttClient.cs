using System.Collections;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeLedger.Mqtt;
using EdgeLedger.VirtualBoard.NanoFramework;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>nanoFramework's MQTT client (5.1.220) over libmosquitto: MQTT 3.1.1, no TLS, never
/// reconnects.</summary>
/// <remarks>
/// Keeps the original's habits that firmware must live with: a publish without a connection is accepted and lost,
/// closing clears every queue, and events come on a thread of the client's own.
/// </remarks>
public class MqttClient : IMqttClient, IDisposable
{
    private readonly VirtualNetwork _network = VirtualHardware.Current.Network;
    private readonly Lock _gate = new();
    private readonly HashSet<int> _inflight = [];
    private readonly string _host;
    private readonly int _port;
    private MqttConnection? _connection;
    private int _lastId;

    public MqttClient(string brokerHostName)
        : this(brokerHostName, MqttSettings.BrokerDefaultPort, false, null, null, MqttSslProtocols.None)
    {
    }

    public MqttClient(
        string brokerHostName, int brokerPort, bool secure, X509Certificate? caCert, X509Certificate? clientCert,
        MqttSslProtocols sslProtocol)
    {
        if (secure) throw new NotSupportedException("the virtual board's MQTT has no TLS");
        _host = brokerHostName;
        _port = brokerPort;
        _network.Lost += Drop;
    }

    public event IMqttClient.ConnectionClosedEventHandler? ConnectionClosed;

    public event IMqttClient.MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    public event IMqttClient.MqttMsgPublishedEventHandler? MqttMsgPublished;

    public event IMqttClient.MqttMsgSubscribedEventHandler? MqttMsgSubscribed;

    public bool IsConnected => _connection is { IsConnected: true };

    public string ClientId { get; private set; } = string.Empty;

    public bool CleanSession { get; private set; }

    public MqttProtocolVersion ProtocolVersion { get; set; } = MqttProtocolVersion.Version_3_1_1;

    public MqttSettings Settings => MqttSettings.Instance;

    public MqttReasonCode Connect(string clientId) => Connect(clientId, null, null);

    public MqttReasonCode Connect(string clientId, bool cleanSession) =>
        Connect(clientId, null, null, cleanSession, 60);

    public MqttReasonCode Connect(string clientId, string? username, string? password) =>
        Connect(clientId, username, password, true, 60);

    public MqttReasonCode Connect(
        string clientId, string? username, string? password, bool cleanSession, ushort keepAlivePeriod) => Connect(
        clientId, username, password, false, MqttQoSLevel.AtMostOnce, false, null, null, cleanSession,
        keepAlivePeriod);

    /// <exception cref="MqttConnectionException">The broker cannot be reached.</exception>
    /// <exception cref="MqttTimeoutException">The broker does not answer.</exception>
    public MqttReasonCode Connect(
        string clientId, string? username, string? password, bool willRetain, MqttQoSLevel willQosLevel,
        bool willFlag, string? willTopic, string? willMessage, bool cleanSession, ushort keepAlivePeriod)
    {
        if (ProtocolVersion != MqttProtocolVersion.Version_3_1_1)
        {
            throw new NotSupportedException("the virtual board speaks MQTT 3.1.1 only");
        }

        ClientId = clientId;
        CleanSession = cleanSession;
        Close();
        if (!_network.IsUp) throw new MqttConnectionException("no network", null);

        var connection = new MqttConnection(new MqttOptions
        {
            Host = _host,
            Port = _port,
            ClientId = clientId,
            User = username,
            Password = password,
            CleanSession = cleanSession,
            KeepAliveSeconds = keepAlivePeriod,
            WillTopic = willFlag ? willTopic : null,
            WillPayload = Encoding.UTF8.GetBytes(willMessage ?? string.Empty),
            WillRetain = willRetain,
            WillQos = (int)willQosLevel,
        });
        Wire(connection);
        lock (_gate) _connection = connection;
        var result = connection.Connect(TimeSpan.FromMilliseconds(Settings.TimeoutOnConnection));
        if (result == MqttConnectResult.Accepted)
        {
            // Cut while the broker was answering.
            if (!_network.IsUp) Drop();
            return MqttReasonCode.Success;
        }

        Close();
        if (result == MqttConnectResult.TimedOut) throw new MqttTimeoutException();
        return (int)result <= (int)MqttConnectResult.NotAuthorized
            ? (MqttReasonCode)result
            : throw new MqttConnectionException("cannot connect to " + _host + ":" + _port, null);
    }

    public ushort Publish(string topic, byte[] message) => Publish(topic, message, null);

    public ushort Publish(string topic, byte[] message, string? contentType) =>
        Publish(topic, message, contentType, null, MqttQoSLevel.AtMostOnce, false);

    public ushort Publish(string topic, byte[] message, string? contentType, ArrayList? userProperties) =>
        Publish(topic, message, contentType, userProperties, MqttQoSLevel.AtMostOnce, false);

    /// <returns>The id that <see cref="MqttMsgPublished"/> will name.</returns>
    /// <exception cref="MqttClientException">The in-flight queue is full, or the topic is not one.</exception>
    public ushort Publish(
        string topic, byte[] message, string? contentType, ArrayList? userProperties, MqttQoSLevel qosLevel,
        bool retain)
    {
        if (topic.Length is 0 or > ushort.MaxValue) throw new MqttClientException(MqttClientErrorCode.TopicLength);
        if (topic.AsSpan().ContainsAny('#', '+')) throw new MqttClientException(MqttClientErrorCode.TopicWildcard);
        lock (_gate)
        {
            if (_inflight.Count >= Settings.InflightQueueSize)
            {
                throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
            }

            // The acknowledgement may come before the call has returned: it waits at this lock.
            int id = _connection is { IsConnected: true } connection
                ? connection.Publish(topic, message, (int)qosLevel, retain)
                : -1;
            if (id < 0) return (ushort)++_lastId;
            _lastId = id;
            _inflight.Add(id);
            return (ushort)id;
        }
    }

    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        if (topics.Length == 0) throw new MqttClientException(MqttClientErrorCode.TopicsEmpty);
        if (topics.Length != qosLevels.Length)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicsQosLevelsNotMatch);
        }

        int id = 0;
        for (int i = 0; i < topics.Length; i++) id = Connected().Subscribe(topics[i], (int)qosLevels[i]);
        return id >= 0 ? (ushort)id : throw new MqttCommunicationException();
    }

    public ushort Unsubscribe(string[] topics)
    {
        int id = 0;
        foreach (string topic in topics) id = Connected().Unsubscribe(topic);
        return id >= 0 ? (ushort)id : throw new MqttCommunicationException();
    }

    public void Disconnect() => Close();

    public void Close()
    {
        MqttConnection? old;
        lock (_gate)
        {
            old = _connection;
            _connection = null;
            _inflight.Clear();
        }

        old?.Dispose();
    }

    public void Dispose()
    {
        _network.Lost -= Drop;
        Close();
        System.GC.SuppressFinalize(this);
    }

    private MqttConnection Connected() => _connection ?? throw new MqttCommunicationException();

    private void Drop() => _connection?.Abort();

    private void Wire(MqttConnection connection)
    {
        bool isOpen = false;
        connection.Connected += () => isOpen = true;
        connection.Disconnected += _ =>
        {
            // A connection that could not be made is an exception of Connect, not an event.
            if (isOpen) ConnectionClosed?.Invoke(this, EventArgs.Empty);
            isOpen = false;
        };
        connection.MessageReceived += (topic, payload, qos, retained) => MqttMsgPublishReceived?.Invoke(
            this, new MqttMsgPublishEventArgs(topic, payload, false, (MqttQoSLevel)qos, retained));
        connection.Subscribed += id => MqttMsgSubscribed?.Invoke(
            this, new MqttMsgSubscribedEventArgs((ushort)id, [MqttQoSLevel.AtLeastOnce]));
        connection.SubscriptionRefused += id => MqttMsgSubscribed?.Invoke(
            this, new MqttMsgSubscribedEventArgs((ushort)id, [MqttQoSLevel.GrantedFailure]));
        connection.Published += id =>
        {
            lock (_gate) _inflight.Remove(id);
            MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs((ushort)id, true));
        };
    }
}
