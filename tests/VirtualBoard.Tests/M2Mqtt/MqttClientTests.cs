using System.Collections.Concurrent;
using System.Text;
using EdgeLedger.Mqtt;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace EdgeLedger.VirtualBoard.Tests.M2Mqtt;

[Collection(BoardOfTheProcess.Name)]
public sealed class MqttClientTests : IDisposable
{
    private const int TimeoutMs = 10_000;

    private readonly BoardOfTheProcess _process = new();
    private readonly Broker _broker = new();
    private readonly List<MqttClient> _clients = [];

    public void Dispose()
    {
        foreach (var client in _clients) client.Dispose();
        _broker.Dispose();
        _process.Dispose();
    }

    private MqttClient Client()
    {
        var client = new MqttClient("127.0.0.1", _broker.Port, false, null, null, MqttSslProtocols.None);
        _clients.Add(client);
        return client;
    }

    private static void Until(Func<bool> condition, string what) =>
        Assert.True(SpinWait.SpinUntil(condition, TimeoutMs), "waited in vain: " + what);

    [Fact]
    public void Messages_come_through_and_are_acknowledged()
    {
        var client = Client();
        var received = new ConcurrentQueue<MqttMsgPublishEventArgs>();
        var published = new ConcurrentQueue<MqttMsgPublishedEventArgs>();
        var subscribed = new ConcurrentQueue<int>();
        client.MqttMsgPublishReceived += (_, e) => received.Enqueue(e);
        client.MqttMsgPublished += (_, e) => published.Enqueue(e);
        client.MqttMsgSubscribed += (_, e) => subscribed.Enqueue(e.MessageId);

        Assert.Equal(MqttReasonCode.Success, client.Connect("board-1", true));
        Assert.True(client.IsConnected);
        ushort id = client.Subscribe(["el/test/+"], [MqttQoSLevel.AtLeastOnce]);
        Until(() => subscribed.Contains(id), "SUBACK");
        ushort message = client.Publish("el/test/a", [1, 2, 3], null, null, MqttQoSLevel.AtLeastOnce, false);

        Until(() => published.Any(e => e.MessageId == message && e.IsPublished), "PUBACK");
        Until(() => !received.IsEmpty, "the message");
        Assert.True(received.TryDequeue(out var got));
        Assert.Equal("el/test/a", got.Topic);
        Assert.Equal([1, 2, 3], got.Message);
        Assert.Equal(MqttQoSLevel.AtLeastOnce, got.QosLevel);
        Assert.False(got.Retain);
    }

    [Fact]
    public void A_cut_network_closes_the_connection_publishes_the_will_and_refuses_the_next()
    {
        using var watcher = new MqttConnection(new MqttOptions { Port = _broker.Port, ClientId = "watcher" });
        var wills = new ConcurrentQueue<string>();
        bool watching = false;
        watcher.Subscribed += _ => watching = true;
        watcher.MessageReceived += (_, payload, _, _) => wills.Enqueue(Encoding.UTF8.GetString(payload));
        Assert.Equal(MqttConnectResult.Accepted, watcher.Connect(TimeSpan.FromMilliseconds(TimeoutMs)));
        watcher.Subscribe("will", 1);
        Until(() => Volatile.Read(ref watching), "the watcher's SUBACK");
        var client = Client();
        int closed = 0;
        client.ConnectionClosed += (_, _) => Interlocked.Increment(ref closed);
        Assert.Equal(MqttReasonCode.Success, client.Connect(
            "board-2", null, null, false, MqttQoSLevel.AtLeastOnce, true, "will", "gone", true, 60));

        _process.Board.Network.Cut();

        Until(() => Volatile.Read(ref closed) == 1 && !client.IsConnected, "the end of the connection");
        Until(() => wills.Contains("gone"), "the last will");
        Assert.Throws<MqttConnectionException>(() => client.Connect("board-2", true));
        _process.Board.Network.Restore();
        Assert.Equal(MqttReasonCode.Success, client.Connect("board-2", true));
        Assert.True(client.IsConnected);
    }

    [Fact]
    public void A_broker_that_dies_closes_the_connection_and_may_be_connected_again()
    {
        var client = Client();
        int closed = 0;
        client.ConnectionClosed += (_, _) => Interlocked.Increment(ref closed);
        client.Connect("board-3", true);

        _broker.Kill();

        Until(() => Volatile.Read(ref closed) == 1, "the end of the connection");
        Assert.Throws<MqttConnectionException>(() => client.Connect("board-3", true));
        _broker.Start();
        Assert.Equal(MqttReasonCode.Success, client.Connect("board-3", true));
        Assert.Equal(1, closed);
    }

    // What the original does too: firmware must not rely on a message that no acknowledgement has confirmed.
    [Fact]
    public void A_publish_without_a_connection_is_accepted_and_lost()
    {
        var client = Client();

        Assert.NotEqual(0, client.Publish("a", [1], null, null, MqttQoSLevel.AtLeastOnce, false));
        Assert.Throws<MqttCommunicationException>(() => client.Subscribe(["a"], [MqttQoSLevel.AtMostOnce]));
    }

    [Fact]
    public void Wrong_topics_are_refused()
    {
        var client = Client();

        Assert.Equal(MqttClientErrorCode.TopicWildcard,
            Assert.Throws<MqttClientException>(() => client.Publish("a/#", [1])).ErrorCode);
        Assert.Equal(MqttClientErrorCode.TopicLength,
            Assert.Throws<MqttClientException>(() => client.Publish("", [1])).ErrorCode);
    }
}
