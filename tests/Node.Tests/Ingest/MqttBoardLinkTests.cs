using System.Collections.Concurrent;
using EdgeLedger.Mqtt;
using EdgeLedger.Node.Broker;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Node.Tests.Ingest;

public sealed class MqttBoardLinkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-link-").FullName;
    private readonly EcdsaSigner _gateway = EcdsaSigner.Create();
    private readonly EcdsaSigner _board = EcdsaSigner.Create();
    private readonly MosquittoProcess _broker;
    private readonly MqttBoardLink _link;

    public MqttBoardLinkTests()
    {
        var access = new BrokerAccess("test");
        access.AddBoard(_board.Address.ToString(), "board");
        access.AddGateway("gateway-1", "gateway", _gateway.Address.ToString());
        _broker = MosquittoProcess.Start(_folder, access);
        var genesis = Genesis.Create("test", 0, [_gateway.PublicKey], 1, [_gateway.PublicKey]);
        _link = new MqttBoardLink(
            new BrokerSettings("127.0.0.1", _broker.Port, "gateway-1", "gateway"), genesis, _gateway.Address,
            NullLogger.Instance);
    }

    // MQTT 3.1.1, 3.1.4-2: the server disconnects the existing client with the same client id.
    [Fact]
    public void Board_that_knows_the_gateways_address_cannot_end_its_connection()
    {
        _link.Start((_, _) => { });
        Wait.Until(() => _link.IsConnected, "the gateway is connected");

        using var intruder = Connect($"edgeledger-{_gateway.Address}");

        Assert.DoesNotContain(
            "already connected",
            File.ReadAllText(Path.Combine(_folder, "mosquitto.log")),
            StringComparison.Ordinal);
        Assert.True(_link.IsConnected);
    }

    [Fact]
    public void Message_of_a_megabyte_is_not_copied_whole()
    {
        int length = 0;
        _link.Start((bytes, _) => length = bytes.Length);
        using var board = Connect("board");

        // Until the subscription stands, nothing is heard.
        Wait.Until(
            () =>
            {
                board.Publish($"el/test/{_board.Address}/statement", new byte[1024 * 1024], 0, false);
                return length > 0;
            },
            "it is heard");

        Assert.Equal(Statement.MaxBytes + 1, length);
    }

    [Fact]
    public void Statements_of_one_topic_come_from_one_source()
    {
        var sources = new ConcurrentQueue<BoardSource?>();
        _link.Start((_, source) => sources.Enqueue(source));
        using var board = Connect("board");

        Wait.Until(
            () =>
            {
                board.Publish($"el/test/{_board.Address}/statement", "x"u8, 0, false);
                return sources.Count > 2;
            },
            "it is heard");

        Assert.NotNull(Assert.Single(sources.Distinct()));
    }

    public void Dispose()
    {
        _link.Dispose();
        _broker.Dispose();
        _gateway.Dispose();
        _board.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private MqttConnection Connect(string clientId)
    {
        var client = new MqttConnection(new MqttOptions
        {
            Port = _broker.Port, ClientId = clientId, User = _board.Address.ToString(), Password = "board",
        });
        Assert.Equal(MqttConnectResult.Accepted, client.Connect(Patience));
        return client;
    }
}
