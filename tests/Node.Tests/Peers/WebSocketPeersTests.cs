using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Node.Tests.Peers;

public sealed class WebSocketPeersTests : IAsyncDisposable
{
    private const int MaximumMessageBytes = 2_000_000;

    private readonly EcdsaSigner[] _keys =
        [.. Enumerable.Range(0, 3).Select(_ => EcdsaSigner.Create()).OrderBy(key => key.Address)];

    private readonly int[] _ports = FreePorts.Take(3);
    private readonly List<WebSocketPeers> _started = [];

    [Fact]
    public async Task Messages_go_both_ways_between_all_and_each_pair_has_one_connection()
    {
        var receivers = await StartAllAsync();

        byte[] large = new byte[1_000_000];
        new Random(1).NextBytes(large);
        for (int i = 0; i < 3; i++) _started[i].Broadcast([(byte)i]);
        _started[2].Send(0, large);

        Wait.Until(
            () => receivers[0].Messages.Count == 3
                && receivers[1].Messages.Count == 2
                && receivers[2].Messages.Count == 2,
            "all messages arrive");
        Assert.Equal(large, receivers[0].Messages.Last(message => message.Message.Length > 1).Message);
        Assert.Equal([0, 2], receivers[1].Messages.Select(message => message.Peer).Order());
        Assert.All(receivers[1].Messages, message => Assert.Equal(message.Peer, message.Message[0]));
    }

    [Fact]
    public async Task Peer_that_restarts_is_connected_again()
    {
        var receivers = await StartAllAsync();
        await _started[2].DisposeAsync();
        Wait.Until(() => !receivers[0].Connected[2] && !receivers[1].Connected[2], "the loss is noticed");

        await StartAsync(2, Receiver());

        Wait.Until(() => receivers[0].Connected[2] && receivers[1].Connected[2], "connected again");
    }

    [Fact]
    public async Task Stranger_with_a_key_of_its_own_is_refused_and_counted()
    {
        var receivers = await StartAllAsync();
        using var stranger = EcdsaSigner.Create();
        using var socket = new ClientWebSocket();
        socket.Options.ClientCertificates = [PeerCertificates.Create(stranger)];
        socket.Options.RemoteCertificateValidationCallback = (_, server, _, _) => server is not null;

        await Assert.ThrowsAsync<WebSocketException>(
            () => socket.ConnectAsync(new Uri($"wss://127.0.0.1:{_ports[0]}/peer"), CancellationToken.None));

        Wait.Until(() => receivers[0].Strangers.Contains("PeerStranger"), "the stranger is counted");
        AssertStillConnected(receivers);
    }

    [Fact]
    public async Task Client_without_a_certificate_is_refused()
    {
        var receivers = await StartAllAsync();
        using var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, server, _, _) => server is not null;

        await Assert.ThrowsAsync<WebSocketException>(
            () => socket.ConnectAsync(new Uri($"wss://127.0.0.1:{_ports[0]}/peer"), CancellationToken.None));
        AssertStillConnected(receivers);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0005")]
    [InlineData("")]
    public async Task Garbage_on_the_peer_port_is_counted_and_harms_nobody(string garbage)
    {
        var receivers = await StartAllAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, _ports[0]);
            await client.GetStream().WriteAsync(System.Text.Encoding.Latin1.GetBytes(garbage));
        }

        Wait.Until(() => receivers[0].Strangers.Contains("PeerStranger"), "it is counted");
        AssertStillConnected(receivers);
    }

    [Fact]
    public async Task Strangers_who_connect_and_say_nothing_keep_no_peer_out()
    {
        var receiver = Receiver();
        await StartAsync(2, receiver);
        var strangers = new List<TcpClient>();
        for (int i = 0; i < 100; i++)
        {
            strangers.Add(new TcpClient());
            await strangers[i].ConnectAsync(IPAddress.Loopback, _ports[2]);
        }

        await StartAsync(0, Receiver());

        Wait.Until(() => receiver.Connected.ContainsKey(0), "the peer is connected", 8000);
        foreach (var stranger in strangers) stranger.Dispose();
    }

    // The dialling side expects the very key that genesis has for that address.
    [Fact]
    public async Task Gateway_at_another_gateways_address_is_not_talked_to()
    {
        var first = Receiver();
        await StartAsync(0, first, portOf: peer => peer == 1 ? _ports[2] : 1);
        await StartAsync(2, Receiver(), portOf: _ => 1);

        Wait.Until(() => first.Strangers.Count(reason => reason == "PeerImpostor") >= 2, "dialled, and again");
        Assert.Empty(first.Connected);
    }

    [Fact]
    public async Task Message_over_the_limit_ends_the_connection_and_is_counted()
    {
        var receivers = await StartAllAsync();

        _started[1].Send(0, new byte[MaximumMessageBytes + 1]);

        Wait.Until(() => receivers[0].Strangers.Contains("PeerMessageTooLarge"), "it is counted");
        Wait.Until(() => receivers[0].Connected[1], "connected again");
        Assert.Empty(receivers[0].Messages);
    }

    [Fact]
    public async Task Port_in_use_is_an_error_that_names_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, _ports[0]);
        other.Start();

        var failure = await Assert.ThrowsAsync<IOException>(() => StartAsync(0, Receiver()));

        Assert.Contains(
            _ports[0].ToString(System.Globalization.CultureInfo.InvariantCulture),
            failure.Message,
            StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var peers in _started) await peers.DisposeAsync();
        foreach (var key in _keys) key.Dispose();
    }

    private async Task<RecordingReceiver[]> StartAllAsync()
    {
        RecordingReceiver[] receivers = [Receiver(), Receiver(), Receiver()];
        for (int i = 0; i < 3; i++) await StartAsync(i, receivers[i]);
        AssertStillConnected(receivers);
        return receivers;
    }

    private async Task StartAsync(int index, RecordingReceiver receiver, Func<int, int>? portOf = null)
    {
        var settings = Enumerable.Range(0, 3).Where(peer => peer != index)
            .Select(peer => new PeerSettings(
                _keys[peer].Address, "127.0.0.1", portOf?.Invoke(peer) ?? _ports[peer]));
        var peers = new WebSocketPeers(
            _keys[index], new IPEndPoint(IPAddress.Loopback, _ports[index]), [.. settings],
            MaximumMessageBytes, NullLogger.Instance);
        _started.Add(peers);
        await peers.StartAsync(receiver, CancellationToken.None);
    }

    private RecordingReceiver Receiver() => new([.. _keys.Select(key => key.Address)]);

    private static void AssertStillConnected(RecordingReceiver[] receivers) => Wait.Until(
        () => receivers.All(receiver => receiver.Connected.Count == 2 && receiver.Connected.Values.All(up => up)),
        "all are connected");
}
