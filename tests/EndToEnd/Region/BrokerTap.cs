using System.Threading.Channels;
using EdgeLedger.Mqtt;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>A second client under somebody's broker password.</summary>
internal sealed class BrokerTap : IDisposable
{
    private static readonly TimeSpan ConnectBound = TimeSpan.FromSeconds(10);

    private readonly string _region;
    private readonly MqttConnection _connection;
    private readonly Channel<(string Topic, byte[] Payload)> _heard =
        Channel.CreateUnbounded<(string Topic, byte[] Payload)>();

    private BrokerTap(string region, int port, string user, string password)
    {
        _region = region;
        _connection = new MqttConnection(new MqttOptions
        {
            Port = port, ClientId = $"tap-{Guid.NewGuid():n}", User = user, Password = password,
        });
        _connection.MessageReceived += (topic, payload, _, _) => _heard.Writer.TryWrite((topic, payload));
        Assert.Equal(MqttConnectResult.Accepted, _connection.Connect(ConnectBound));
    }

    public static BrokerTap OfBoard(RegionData data, BoardEntry board) =>
        new(data.ReadRegion().Region, data.Run.Broker.Port!.Value, board.Address, board.BrokerPassword);

    /// <summary>Hears the statements of all boards.</summary>
    public static BrokerTap OfGateway(RegionData data, int number)
    {
        var region = data.ReadRegion();
        var gateway = region.Gateways[number - 1];
        var tap = new BrokerTap(
            region.Region, data.Run.Broker.Port!.Value, gateway.BrokerUser, gateway.BrokerPassword);
        Assert.True(tap._connection.Subscribe($"el/{region.Region}/+/statement", qos: 1) >= 0);
        return tap;
    }

    public void Publish(string board, byte[] payload) => Publish(board, "statement", payload);

    /// <param name="topic">The last level.</param>
    public void Publish(string board, string topic, byte[] payload) =>
        Assert.True(_connection.Publish($"el/{_region}/{board}/{topic}", payload, qos: 1, retain: false) >= 0);

    public async Task<byte[]> NextStatementAsync(string board, TimeSpan bound)
    {
        using var source = new CancellationTokenSource(bound);
        while (true)
        {
            var (topic, payload) = await _heard.Reader.ReadAsync(source.Token);
            if (topic == $"el/{_region}/{board}/statement") return payload;
        }
    }

    public void Dispose() => _connection.Dispose();
}
