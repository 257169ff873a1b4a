using System.Collections.Concurrent;
using System.Text;
using EdgeLedger.Node.Hosting;

namespace EdgeLedger.Mqtt.Tests;

public sealed class MqttConnectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4096, 1)]
    [InlineData(1_000_000, 1)]
    public void Message_arrives_byte_for_byte(int length, int qos)
    {
        using var broker = new Broker();
        using var receiver = Client(broker, "receiver");
        using var sender = Client(broker, "sender");
        var received = new ConcurrentQueue<(string Topic, byte[] Payload, int Qos, bool Retained)>();
        receiver.MessageReceived += (topic, payload, grade, retained) =>
            received.Enqueue((topic, payload, grade, retained));
        SubscribeAndWait(receiver, "el/+/statement", qos);
        byte[] sent = new byte[length];
        new Random(length).NextBytes(sent);

        Assert.Equal(MqttConnectResult.Accepted, sender.Connect(Patience));
        Assert.True(sender.Publish("el/a/statement", sent, qos, retain: false) > 0);

        Wait.Until(() => !received.IsEmpty, "the message arrives");
        Assert.True(received.TryDequeue(out var message));
        Assert.Equal("el/a/statement", message.Topic);
        Assert.Equal(sent, message.Payload);
        Assert.Equal((qos, false), (message.Qos, message.Retained));
    }

    [Fact]
    public void Messages_keep_their_order_and_are_acknowledged()
    {
        const int Count = 2000;
        using var broker = new Broker();
        using var receiver = Client(broker, "receiver");
        using var sender = Client(broker, "sender");
        var received = new ConcurrentQueue<int>();
        int acknowledged = 0;
        receiver.RawMessageReceived = (topic, payload, _, _) => received.Enqueue(BitConverter.ToInt32(payload));
        sender.Published += _ => Interlocked.Increment(ref acknowledged);
        SubscribeAndWait(receiver, "n", 1);

        Assert.Equal(MqttConnectResult.Accepted, sender.Connect(Patience));
        for (int i = 0; i < Count; i++) Assert.True(sender.Publish("n", BitConverter.GetBytes(i), 1, false) > 0);

        Wait.Until(() => received.Count == Count && acknowledged == Count, "all arrive and all are acknowledged");
        Assert.Equal(Enumerable.Range(0, Count), received);
    }

    // MQTT 3.1.1, 3.1.2.5: the will is published when the connection ends without DISCONNECT, and not after one.
    [Fact]
    public void Will_is_kept_back_when_the_client_disconnects_itself()
    {
        using var broker = new Broker();
        using var receiver = Client(broker, "receiver");
        var received = new ConcurrentQueue<string>();
        receiver.MessageReceived += (topic, payload, _, _) => received.Enqueue(Encoding.UTF8.GetString(payload));
        SubscribeAndWait(receiver, "will", 1);

        using (var polite = new MqttConnection(WithWill(broker, "polite")))
        {
            Assert.Equal(MqttConnectResult.Accepted, polite.Connect(Patience));
        }

        using var first = new MqttConnection(WithWill(broker, "twin"));
        using var second = new MqttConnection(WithWill(broker, "twin"));
        Assert.Equal(MqttConnectResult.Accepted, first.Connect(Patience));
        Assert.Equal(MqttConnectResult.Accepted, second.Connect(Patience));

        Wait.Until(() => !received.IsEmpty, "the will of the client that was thrown off");
        Assert.Equal(["twin gone"], received);
    }

    [Fact]
    public void Retained_message_is_marked_as_such()
    {
        using var broker = new Broker();
        using var sender = Client(broker, "sender");
        int acknowledged = 0;
        sender.Published += _ => Interlocked.Increment(ref acknowledged);
        Assert.Equal(MqttConnectResult.Accepted, sender.Connect(Patience));
        sender.Publish("kept", "x"u8, 1, retain: true);
        Wait.Until(() => acknowledged == 1, "acknowledged");

        using var receiver = Client(broker, "receiver");
        bool? retained = null;
        receiver.MessageReceived += (_, _, _, mark) => retained = mark;
        SubscribeAndWait(receiver, "kept", 1);

        Wait.Until(() => retained is not null, "the retained message");
        Assert.True(retained);
    }

    [Fact]
    public void Nobody_listening_is_reported_as_unreachable()
    {
        using var client = new MqttConnection(new MqttOptions { Port = FreePorts.Take(1)[0], ClientId = "alone" });
        int? reason = null;
        client.Disconnected += code => reason = code;

        Assert.Equal(MqttConnectResult.Unreachable, client.Connect(Patience));
        Wait.Until(() => reason is not null, "the failure is reported");
        Assert.False(client.IsConnected);
        Assert.True(client.Publish("x", "x"u8, 0, false) < 0);
    }

    [Fact]
    public void Wrong_password_is_refused_with_its_reason()
    {
        using var broker = new Broker("allow_anonymous false");
        using var client = new MqttConnection(
            new MqttOptions { Port = broker.Port, ClientId = "stranger", User = "u", Password = "p" });

        Assert.Equal(MqttConnectResult.NotAuthorized, client.Connect(Patience));
    }

    [Fact]
    public void Client_comes_back_when_the_broker_does()
    {
        using var broker = new Broker();
        using var client = new MqttConnection(
            new MqttOptions
            {
                Port = broker.Port,
                ClientId = "steady",
                AutoReconnect = true,
                ReconnectMaximumMs = 200,
            });
        int connected = 0, disconnected = 0;
        client.Connected += () => Interlocked.Increment(ref connected);
        client.Disconnected += _ => Interlocked.Increment(ref disconnected);
        Assert.Equal(MqttConnectResult.Accepted, client.Connect(Patience));

        broker.Kill();
        Wait.Until(() => disconnected > 0, "the loss is noticed");
        broker.Start();

        Wait.Until(() => connected == 2, "connected again");
        Assert.True(client.IsConnected);
    }

    [Fact]
    public void Client_without_reconnection_may_connect_again_by_itself()
    {
        using var broker = new Broker();
        using var client = Client(broker, "again");
        Assert.Equal(MqttConnectResult.Accepted, client.Connect(Patience));
        client.Disconnect();
        Assert.False(client.IsConnected);

        Assert.Equal(MqttConnectResult.Accepted, client.Connect(Patience));
    }

    [Fact]
    public void Handler_may_publish_and_disposal_from_outside_is_harmless()
    {
        using var broker = new Broker();
        var echo = Client(broker, "echo");
        using var sender = Client(broker, "sender");
        int answers = 0;
        echo.MessageReceived += (_, payload, _, _) => echo.Publish("answer", payload, 1, false);
        SubscribeAndWait(echo, "ask", 1);
        sender.MessageReceived += (_, _, _, _) => Interlocked.Increment(ref answers);
        SubscribeAndWait(sender, "answer", 1);

        for (int i = 0; i < 50; i++) sender.Publish("ask", "?"u8, 1, false);
        Wait.Until(() => answers == 50, "all answers");

        Parallel.Invoke(echo.Dispose, () => echo.Publish("answer", "late"u8, 1, false), echo.Dispose);
        Assert.True(echo.Publish("answer", "later"u8, 1, false) < 0);
    }

    private static MqttConnection Client(Broker broker, string id) =>
        new(new MqttOptions { Port = broker.Port, ClientId = id, MaxInflightMessages = 0 });

    private static MqttOptions WithWill(Broker broker, string id) => new()
    {
        Port = broker.Port,
        ClientId = id,
        WillTopic = "will",
        WillPayload = Encoding.UTF8.GetBytes(id + " gone"),
        WillQos = 1,
    };

    private static void SubscribeAndWait(MqttConnection client, string filter, int qos)
    {
        int granted = 0;
        client.Subscribed += id => granted = id;
        Assert.Equal(
            MqttConnectResult.Accepted,
            client.IsConnected ? MqttConnectResult.Accepted : client.Connect(Patience));
        int asked = client.Subscribe(filter, qos);
        Wait.Until(() => granted == asked, "subscribed");
    }
}
