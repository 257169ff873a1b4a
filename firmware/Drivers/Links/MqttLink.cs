using System;
using System.Text;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Networks;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace EdgeLedger.Firmware.Drivers.Links
{
    /// <summary>The link to the broker: MQTT 3.1.1 over the framework's client, which does not reconnect by
    /// itself.</summary>
    /// <remarks>
    /// Connecting blocks for up to 30 s and so runs in the background; everything else only puts into queues.
    /// A new session each time: what was queued is lost, and the outbox sends it again.
    /// </remarks>
    public sealed class MqttLink : IMessageLink, ILinkReport, IJob
    {
        private const int MaximumInFlight = 16;
        private const ushort KeepAliveSeconds = 30;

        // MQTT 3.1.1 section 3.2.2.3; Mosquitto says the second for both.
        private const int BadUserOrPassword = 4;
        private const int NotAuthorized = 5;

        private readonly object _lock = new object();
        private readonly MqttEndpoint _endpoint;
        private readonly BoardNetwork _network;
        private readonly IClock _clock;
        private readonly ReconnectionPace _pace;
        private readonly IBackground _background;
        private readonly ReceiveQueue _received = new ReceiveQueue();
        private MqttClient _client;
        private bool _isUp;
        private int _connectionCount;
        private string _lastError;

        public MqttLink(
            MqttEndpoint endpoint, BoardNetwork network, IClock clock, IEntropy entropy, IBackground background)
        {
            _endpoint = endpoint;
            _network = network;
            _clock = clock;
            _pace = new ReconnectionPace(entropy);
            _background = background;
            MqttSettings.Instance.InflightQueueSize = MaximumInFlight;
        }

        public bool IsUp
        {
            get
            {
                lock (_lock)
                {
                    return _isUp;
                }
            }
        }

        public string LastError
        {
            get
            {
                lock (_lock)
                {
                    return _lastError;
                }
            }
        }

        public int ConnectionCount
        {
            get
            {
                lock (_lock)
                {
                    return _connectionCount;
                }
            }
        }

        public bool TryConnect()
        {
            if (IsUp)
            {
                _pace.Succeeded();
                return true;
            }

            long now = _clock.UptimeMs;
            if (!_pace.IsDue(now) || _background.IsBusy || !_network.IsReady)
            {
                return false;
            }

            _pace.BeginAttempt(now);
            _background.TryStart(this);
            return false;
        }

        public bool TryPublish(string topic, byte[] payload, int qos, bool retain)
        {
            if (!IsUp)
            {
                return false;
            }

            try
            {
                MqttQoSLevel level = qos == 0 ? MqttQoSLevel.AtMostOnce : MqttQoSLevel.AtLeastOnce;
                _client.Publish(topic, payload, null, null, level, retain);
                return true;
            }
            catch (Exception)
            {
                // The queue is full, or the connection has just broken: the caller keeps the message.
                return false;
            }
        }

        public bool TryReceive(out string topic, out byte[] payload, out bool retained)
        {
            return _received.TryTake(out topic, out payload, out retained);
        }

        public void WriteTo(StringBuilder text)
        {
            long waitMs = _pace.NextAttemptMs - _clock.UptimeMs;
            text.Append(" broker=").Append(_endpoint.Host).Append(":").Append(_endpoint.Port);
            text.Append(" network=").Append(_network.IsReady ? "up" : "down");
            text.Append(" next_attempt_s=").Append(IsUp || waitMs < 0 ? 0 : (waitMs + 999) / 1000);
            text.Append(" last_error=").Append(LastError ?? "none");
        }

        /// <summary>One attempt to connect; runs in the background.</summary>
        public void Run()
        {
            try
            {
                if (_client == null)
                {
                    _client = CreateClient();
                }

                MqttReasonCode answer = _client.Connect(
                    _endpoint.ClientId, _endpoint.User, _endpoint.Password,
                    true, MqttQoSLevel.AtLeastOnce, true, _endpoint.StatusTopic, "offline",
                    true, KeepAliveSeconds);
                if (answer != MqttReasonCode.Success)
                {
                    int code = (int)answer;
                    NoteError(code == BadUserOrPassword || code == NotAuthorized
                        ? "the broker refuses name or password"
                        : "the broker refuses with code " + code.ToString());
                    DiscardClient();
                    return;
                }

                MqttQoSLevel[] levels = new MqttQoSLevel[_endpoint.Topics.Length];
                _client.Subscribe(_endpoint.Topics, levels);
                byte[] online = Encoding.UTF8.GetBytes("online");
                _client.Publish(
                    _endpoint.StatusTopic, online, null, null, MqttQoSLevel.AtLeastOnce, true);
                lock (_lock)
                {
                    _isUp = _client.IsConnected;
                    _connectionCount++;
                    _lastError = null;
                }
            }
            catch (Exception failure)
            {
                // No route, no such host, no answer: the next attempt resolves the name anew.
                NoteError(failure.GetType().Name + " " + failure.Message);
                DiscardClient();
            }
        }

        private void NoteError(string error)
        {
            lock (_lock)
            {
                _lastError = error;
            }
        }

        private MqttClient CreateClient()
        {
            MqttClient client = new MqttClient(
                _endpoint.Host, _endpoint.Port, false, null, null, MqttSslProtocols.None);
            client.ProtocolVersion = MqttProtocolVersion.Version_3_1_1;
            client.MqttMsgPublishReceived += OnReceived;
            client.ConnectionClosed += OnClosed;
            return client;
        }

        private void DiscardClient()
        {
            MqttClient client = _client;
            _client = null;
            if (client == null)
            {
                return;
            }

            client.MqttMsgPublishReceived -= OnReceived;
            client.ConnectionClosed -= OnClosed;
            try
            {
                client.Dispose();
            }
            catch (Exception)
            {
                // A client that never connected may fail to close; it is dropped all the same.
            }
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            _received.TryPut(e.Topic, e.Message, e.Retain);
        }

        private void OnClosed(object sender, EventArgs e)
        {
            lock (_lock)
            {
                _isUp = false;
            }
        }
    }
}
