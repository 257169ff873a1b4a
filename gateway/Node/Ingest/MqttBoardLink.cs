using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using EdgeLedger.Mqtt;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Ingest;

/// <summary>Reads every statement of the region from the broker and publishes head frames.</summary>
/// <remarks>
/// It subscribes with QoS 0 although boards publish with QoS 1: what a gateway misses is sent again by the
/// board, whose outbox waits for the ledger and not for a broker, and the acknowledgements would cost the broker
/// and four gateways more than the statements themselves. Each gateway has its own subscription; a shared one
/// would split the readings.
/// </remarks>
public sealed class MqttBoardLink : IBoardLink
{
    private const int SubscriptionQos = 0;
    private const int LongestTopic = 128;
    private const int MostSources = 100_000;
    private const int LongestAnswer = 8192;
    private static readonly TimeSpan ComplaintInterval = TimeSpan.FromSeconds(10);

    private readonly MqttConnection _connection;
    private readonly BrokerSettings _broker;
    private readonly string _region;
    private readonly Address _gateway;
    private readonly ILogger _logger;
    private readonly Dictionary<string, BoardSource> _sources = new(StringComparer.Ordinal);
    private readonly BoardSource _otherSources = new(TimeProvider.System);
    private Action<byte[], BoardSource?> _receiver = (_, _) => { };
    private long _lastComplaint;

    public MqttBoardLink(BrokerSettings broker, Genesis genesis, Address gateway, ILogger logger)
    {
        _broker = broker;
        _region = genesis.Region;
        _gateway = gateway;
        _logger = logger;
        _connection = new MqttConnection(new MqttOptions
        {
            Host = broker.Host,
            Port = broker.Port,
            // Unguessable: a broker ends the older of two connections with one client id, whoever the newer one
            // is.
            ClientId = $"edgeledger-{RandomNumberGenerator.GetHexString(32, lowercase: true)}",
            User = broker.User,
            Password = broker.Password,
            AutoReconnect = true,
        });
        _connection.Connected += Subscribe;
        _connection.Disconnected += Complain;
        _connection.SubscriptionRefused += _ =>
            _logger.LogError("the broker refuses a subscription");
        _connection.RawMessageReceived = (topic, payload, _, retained) => Receive(topic, payload, retained);
    }

    public event Action<Address, string>? Answered;

    public bool IsConnected => _connection.IsConnected;

    public void Start(Action<byte[], BoardSource?> receiver)
    {
        _receiver = receiver;
        _connection.Start();
    }

    public void SendHead(Address board, byte[] frame) =>
        _connection.Publish($"el/{_region}/{board}/head/{_gateway}", frame, qos: 0, retain: false);

    public void SendRoster(Address board, byte[] frame) =>
        _connection.Publish($"el/{_region}/{board}/roster/{_gateway}", frame, qos: 0, retain: false);

    public void SendShellLine(Address board, string line) => _connection.Publish(
        $"el/{_region}/{board}/shell", Encoding.UTF8.GetBytes(line), qos: 0, retain: false);

    public void SendSetting(Address board, ReadOnlyMemory<byte> statement) =>
        _connection.Publish($"el/{_region}/{board}/settings", statement.Span, qos: 0, retain: false);

    public void Dispose() => _connection.Dispose();

    private void Receive(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, bool isRetained)
    {
        if (!topic.EndsWith("/answer"u8))
        {
            _receiver(Copy(payload), SourceOf(topic));
            return;
        }

        // el/<region>/<address>/answer
        var name = topic[..^"/answer"u8.Length];
        bool isForUs = !isRetained && payload.Length <= LongestAnswer && name.Length <= LongestTopic;
        if (isForUs && Address.TryParse(Encoding.UTF8.GetString(name[(name.LastIndexOf((byte)'/') + 1)..]), out var board))
        {
            Answered?.Invoke(board, Encoding.UTF8.GetString(payload));
        }
    }

    // One byte too many is enough to be counted as too large; a board can send a hundred times as many.
    private static byte[] Copy(ReadOnlySpan<byte> payload) =>
        payload[..Math.Min(payload.Length, Statement.MaxBytes + 1)].ToArray();

    // The broker lets a board write to its own topic only. Called on the connection's one thread.
    private BoardSource SourceOf(ReadOnlySpan<byte> topic)
    {
        if (topic.Length > LongestTopic) return _otherSources;
        Span<char> name = stackalloc char[LongestTopic];
        name = name[..Encoding.UTF8.GetChars(topic, name)];
        var sources = _sources.GetAlternateLookup<ReadOnlySpan<char>>();
        if (sources.TryGetValue(name, out var source)) return source;
        if (_sources.Count >= MostSources) return _otherSources;
        sources[name] = source = new BoardSource(TimeProvider.System);
        return source;
    }

    private void Subscribe()
    {
        _logger.LogInformation("broker {Host}:{Port} connected", _broker.Host, _broker.Port);
        _lastComplaint = 0;
        _connection.Subscribe($"el/{_region}/+/statement", SubscriptionQos);
        _connection.Subscribe($"el/{_region}/+/answer", SubscriptionQos);
    }

    private void Complain(int reason)
    {
        if (reason == 0) return;
        long now = Stopwatch.GetTimestamp();
        if (_lastComplaint != 0 && Stopwatch.GetElapsedTime(_lastComplaint, now) < ComplaintInterval) return;
        _lastComplaint = now;
        _logger.LogWarning(
            "broker {Host}:{Port} cannot be reached ({Reason}); trying on",
            _broker.Host, _broker.Port, MqttConnection.Describe(reason));
    }
}
