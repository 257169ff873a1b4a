using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EdgeLedger.Mqtt;
using EdgeLedger.Node.Hosting;

namespace EdgeLedger.Hil.Benches;

/// <summary>Speaks and listens at the region's broker, as text.</summary>
internal sealed class BrokerTap : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, BlockingCollection<string>> _heard;
    private readonly MqttConnection _connection;

    /// <param name="topics">Those listened to.</param>
    /// <exception cref="BenchException">The broker does not let it in.</exception>
    public BrokerTap(BrokerSettings broker, IReadOnlyCollection<string> topics)
    {
        _heard = topics.ToDictionary(topic => topic, _ => new BlockingCollection<string>());
        _connection = new MqttConnection(new MqttOptions
        {
            Host = broker.Host, Port = broker.Port, User = broker.User, Password = broker.Password,
            ClientId = $"edgeledger-bench-{RandomNumberGenerator.GetHexString(16, lowercase: true)}",
            AutoReconnect = true,
        });
        using var granted = new CountdownEvent(topics.Count + 1);
        void Count(int id)
        {
            if (!granted.IsSet) granted.Signal();
        }

        _connection.MessageReceived += Take;
        _connection.Subscribed += Count;
        _connection.Connected += Subscribe;
        if (_connection.Connect(Patience) != MqttConnectResult.Accepted)
        {
            throw new BenchException("the bench's broker does not let the bench in.");
        }

        granted.Signal();
        if (!granted.Wait(Patience)) throw new BenchException("the bench's broker grants no subscription.");
        _connection.Subscribed -= Count;
    }

    public void Publish(string topic, string text)
    {
        if (_connection.Publish(topic, Encoding.UTF8.GetBytes(text), qos: 1, retain: false) < 0)
        {
            throw new BenchException($"the bench's broker takes nothing for {topic}.");
        }
    }

    /// <returns>Null when none came in time.</returns>
    public string? Next(string topic, TimeSpan patience, CancellationToken token) =>
        _heard[topic].TryTake(out string? text, (int)patience.TotalMilliseconds, token) ? text : null;

    public void Dispose()
    {
        _connection.Dispose();
        foreach (var queue in _heard.Values) queue.Dispose();
    }

    private void Subscribe()
    {
        foreach (string topic in _heard.Keys) _connection.Subscribe(topic, qos: 0);
    }

    private void Take(string topic, byte[] payload, int qos, bool isRetained)
    {
        if (_heard.TryGetValue(topic, out var queue)) queue.Add(Encoding.UTF8.GetString(payload));
    }
}
