using System.Runtime.ExceptionServices;
using System.Text;

namespace EdgeLedger.Mqtt;

/// <summary>One MQTT 3.1.1 client over libmosquitto, with a network thread of its own.</summary>
/// <remarks>
/// Events are raised on the network thread: a slow handler stops reading, which is how TCP pushes back on the
/// broker. An exception thrown by a handler ends the process, as on any thread. Publish and Subscribe may be
/// called from any thread and from handlers.
/// </remarks>
public sealed unsafe class MqttConnection : IDisposable
{
    private const int LoopTimeoutMs = 1000;
    private const int FirstPauseMs = 100;
    private const int RefusedSubscription = 0x80;

    private readonly MqttOptions _options;
    private readonly MosquittoHandle _client;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _stop = new();
    private Thread? _thread;
    private TaskCompletionSource<MqttConnectResult> _firstAnswer = NewAnswer();
    private ExceptionDispatchInfo? _handlerFailure;
    private volatile bool _connected;

    /// <exception cref="MqttLibraryMissingException">libmosquitto is not installed.</exception>
    public MqttConnection(MqttOptions options)
    {
        MosquittoLibrary.EnsureLoaded();
        _options = options;
        _client = MosquittoHandle.Create(options.ClientId, options.CleanSession, this);
        Configure();
    }

    /// <summary>CONNACK accepted; raised again after each reconnection.</summary>
    public event Action? Connected;

    /// <summary>The connection ended or could not be made; 0 if by our own wish, else libmosquitto's
    /// code.</summary>
    public event Action<int>? Disconnected;

    /// <summary>Topic, payload, QoS, retained.</summary>
    public event Action<string, byte[], int, bool>? MessageReceived;

    /// <summary>The QoS 0 message of this id was written, or the PUBACK of a QoS 1 message came.</summary>
    public event Action<int>? Published;

    /// <summary>SUBACK granted the subscription of this id.</summary>
    public event Action<int>? Subscribed;

    /// <summary>SUBACK refused the subscription of this id (MQTT 3.1.1, 3.9.3: 0x80).</summary>
    public event Action<int>? SubscriptionRefused;

    /// <summary>When set, messages come here uncopied and <see cref="MessageReceived"/> stays silent.</summary>
    public MqttRawMessageHandler? RawMessageReceived { get; set; }

    public bool IsConnected => _connected;

    /// <summary>libmosquitto's words for a code given to <see cref="Disconnected"/>.</summary>
    public static string Describe(int reason) => MosquittoLibrary.Describe(reason);

    /// <summary>Starts the network thread and returns at once; with AutoReconnect it keeps trying.</summary>
    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_client.IsClosed, this);
            if (_thread is { IsAlive: true }) return;

            _firstAnswer = NewAnswer();
            _stop.Reset();
            _thread = new Thread(Run) { IsBackground = true, Name = "mqtt " + _options.ClientId };
            _thread.Start();
        }
    }

    /// <summary>Starts and waits for the broker's first answer; without AutoReconnect it may be called again
    /// after a disconnection.</summary>
    public MqttConnectResult Connect(TimeSpan timeout)
    {
        Start();
        var answer = _firstAnswer.Task;
        if (answer.Wait(timeout)) return answer.Result;

        if (!_options.AutoReconnect) Disconnect();
        return MqttConnectResult.TimedOut;
    }

    /// <summary>Sends DISCONNECT, so that the last will is not published, and ends the network thread.</summary>
    public void Disconnect()
    {
        Thread? thread;
        lock (_gate)
        {
            if (_client.IsClosed) return;
            _stop.Set();
            thread = _thread;
            MosquittoLibrary.Disconnect(_client);
        }

        // A connect to a host that does not answer can sit in the kernel for minutes; the thread ends by itself
        // then.
        if (thread is not null && thread != Thread.CurrentThread) thread.Join(LoopTimeoutMs * 3);
    }

    /// <summary>Breaks the TCP connection as a cut cable does: no DISCONNECT, so the broker publishes the last
    /// will.</summary>
    public void Abort()
    {
        lock (_gate)
        {
            if (!_client.IsClosed) MosquittoLibrary.ShutDownSocket(_client);
        }
    }

    /// <summary>Hands a message to the network thread.</summary>
    /// <returns>
    /// The message id that <see cref="Published"/> will name, or minus libmosquitto's error code. Without a
    /// connection a QoS 1 message waits for it, a QoS 0 message fails.
    /// </returns>
    public int Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        try
        {
            fixed (byte* start = payload)
            {
                int code = MosquittoLibrary.Publish(
                    _client, out int id, topic, payload.Length, start, qos, retain);
                return code == MosquittoLibrary.Success ? id : -code;
            }
        }
        catch (ObjectDisposedException) when (_client.IsClosed)
        {
            return -MosquittoLibrary.NoConnection;
        }
    }

    /// <returns>The id that <see cref="Subscribed"/> will name, or minus libmosquitto's error code.</returns>
    public int Subscribe(string filter, int qos)
    {
        int code = MosquittoLibrary.Subscribe(_client, out int id, filter, qos);
        return code == MosquittoLibrary.Success ? id : -code;
    }

    public int Unsubscribe(string filter)
    {
        int code = MosquittoLibrary.Unsubscribe(_client, out int id, filter);
        return code == MosquittoLibrary.Success ? id : -code;
    }

    public void Dispose()
    {
        Disconnect();
        lock (_gate) _client.Dispose();
    }

    internal void HandleConnected(int code) => Guard(() =>
    {
        // Before the answer: who has waited for it in Connect may publish at once.
        _connected = code == MosquittoLibrary.Success;
        _firstAnswer.TrySetResult((MqttConnectResult)code);
        if (_connected) Connected?.Invoke();
    });

    internal void HandleDisconnected(int code) => Guard(() => ReportDisconnected(code));

    internal void HandlePublished(int messageId)
    {
        if (Published is { } handler) Guard(() => handler(messageId));
    }

    internal void HandleSubscribed(int messageId, ReadOnlySpan<int> granted)
    {
        bool refused = granted.Contains(RefusedSubscription);
        Guard(() => (refused ? SubscriptionRefused : Subscribed)?.Invoke(messageId));
    }

    internal void HandleMessage(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        try
        {
            if (RawMessageReceived is { } raw) raw(topic, payload, qos, retained);
            else MessageReceived?.Invoke(Encoding.UTF8.GetString(topic), payload.ToArray(), qos, retained);
        }
        catch (Exception failure)
        {
            _handlerFailure ??= ExceptionDispatchInfo.Capture(failure);
        }
    }

    private static TaskCompletionSource<MqttConnectResult> NewAnswer() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Configure()
    {
        MosquittoLibrary.SetThreaded(_client, true);
        // Votes wait for small frames: Nagle's algorithm would add 40 ms of delayed acknowledgement to them.
        MosquittoLibrary.SetOption(_client, MosquittoLibrary.OptionTcpNoDelay, 1);
        MosquittoLibrary.SetMaxInflight(_client, (uint)_options.MaxInflightMessages);
        if (_options.User is not null) MosquittoLibrary.SetCredentials(_client, _options.User, _options.Password);
        if (_options.WillTopic is not null)
        {
            fixed (byte* payload = _options.WillPayload)
            {
                MosquittoLibrary.SetWill(_client, _options.WillTopic, _options.WillPayload.Length, payload,
                    _options.WillQos, _options.WillRetain);
            }
        }

        MosquittoCallbacks.Register(_client);
    }

    private void Run()
    {
        try
        {
            int pauseMs = FirstPauseMs;
            do
            {
                if (RunOneConnection()) pauseMs = FirstPauseMs;
                if (!_options.AutoReconnect || _stop.Wait(pauseMs)) return;
                pauseMs = Math.Min(pauseMs * 2, _options.ReconnectMaximumMs);
            }
            while (!_stop.IsSet);
        }
        catch (ObjectDisposedException) when (_client.IsClosed)
        {
            // Disposed while this thread was between two calls.
        }
    }

    /// <returns>Whether the broker had accepted the connection before it ended.</returns>
    private bool RunOneConnection()
    {
        int code = MosquittoLibrary.Connect(_client, _options.Host, _options.Port, _options.KeepAliveSeconds);
        if (code != MosquittoLibrary.Success)
        {
            _firstAnswer.TrySetResult(MqttConnectResult.Unreachable);
            Disconnected?.Invoke(code);
            return false;
        }

        bool accepted = false;
        while (code == MosquittoLibrary.Success)
        {
            if (_stop.IsSet) MosquittoLibrary.Disconnect(_client);
            code = MosquittoLibrary.Loop(_client, LoopTimeoutMs, 1);
            accepted |= _connected;
            _handlerFailure?.Throw();
        }

        if (_connected) ReportDisconnected(code);
        _firstAnswer.TrySetResult(MqttConnectResult.Lost);
        return accepted;
    }

    private void ReportDisconnected(int code)
    {
        _connected = false;
        Disconnected?.Invoke(code);
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure)
        {
            _handlerFailure ??= ExceptionDispatchInfo.Capture(failure);
        }
    }
}
