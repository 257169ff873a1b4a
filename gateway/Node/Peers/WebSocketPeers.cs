using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Peers;

/// <summary>Binary WebSocket messages over mutual TLS; both sides accept only keys that the
/// gateway admits.</summary>
/// <remarks>
/// Of each pair the gateway with the lower address dials, so that there is one connection and no race about
/// which to keep. A dialling gateway expects the very key of the peer it dialled: another gateway's key at that
/// address is a wrong answer, not a welcome one.
/// </remarks>
public sealed class WebSocketPeers : IPeerTransport
{
    private const int FirstPauseMs = 100;
    private const int LongestPauseMs = 5_000;
    private const string Path = "/peer";

    // Strangers who connect and say nothing take up places that a peer needs: many places, and not for long.
    private const int MostConnections = 1024;
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(5);

    private readonly Address _own;
    private readonly IPEndPoint _endpoint;
    private readonly IReadOnlyList<PeerSettings> _peers;
    private readonly int _maximumMessageBytes;
    private readonly ILogger _logger;
    private readonly X509Certificate2 _certificate;
    private readonly PeerConnection?[] _connections;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _dialling = [];
    private IPeerReceiver _receiver = null!;
    private WebApplication? _server;

    public WebSocketPeers(
        EcdsaSigner signer, IPEndPoint endpoint, IReadOnlyList<PeerSettings> peers, int maximumMessageBytes,
        ILogger logger)
    {
        _own = signer.PublicKey.Address;
        _endpoint = endpoint;
        _peers = peers;
        _maximumMessageBytes = maximumMessageBytes;
        _logger = logger;
        _certificate = PeerCertificates.Create(signer);
        _connections = new PeerConnection?[PeerDirectory.Capacity];
    }

    public int ConnectedCount
    {
        get
        {
            lock (_gate) return _connections.Count(connection => connection is not null);
        }
    }

    /// <summary>The port it listens on, once started.</summary>
    public int Port { get; private set; }

    public async Task StartAsync(IPeerReceiver receiver, CancellationToken token)
    {
        _receiver = receiver;
        _server = BuildServer();
        await _server.StartAsync(token).ConfigureAwait(false);
        Port = new Uri(_server.Urls.First()).Port;
        foreach (var peer in _peers)
        {
            if (peer.Address.CompareTo(_own) > 0)
            {
                _dialling.Add(Task.Run(() => DialAsync(peer, _stopping.Token), CancellationToken.None));
            }
        }
    }

    public void Send(int peer, byte[] message)
    {
        PeerConnection? connection;
        lock (_gate) connection = _connections[peer];
        connection?.Send(message);
    }

    public void Broadcast(byte[] message)
    {
        for (int peer = 0; peer < _connections.Length; peer++) Send(peer, message);
    }

    public void Drop(int peer)
    {
        lock (_gate) _connections[peer]?.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_dialling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_server is not null) await _server.DisposeAsync().ConfigureAwait(false);
        _certificate.Dispose();
        _stopping.Dispose();
    }

    private WebApplication BuildServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = PeerDirectory.Capacity * 2;
            kestrel.Listen(_endpoint, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(CountStrangers);
                listen.UseHttps(https =>
                {
                    https.HandshakeTimeout = HandshakePatience;
                    https.ServerCertificate = _certificate;
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (client, _, _) =>
                        Admit(PeerCertificates.AddressOf(client)) >= 0;
                });
            });
        });
        var server = builder.Build();
        server.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = TimeSpan.FromSeconds(15),
            KeepAliveTimeout = TimeSpan.FromSeconds(15),
        });
        server.Run(AcceptAsync);
        return server;
    }

    private int Admit(Address? gateway) =>
        gateway is { } address && address != _own ? _receiver.Admit(address) : -1;

    // Outside TLS: whoever leaves without having become a peer was a stranger, whatever it sent.
    private ConnectionDelegate CountStrangers(ConnectionDelegate next) => async connection =>
    {
        var mark = new PeerMark();
        connection.Features.Set(mark);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            if (!mark.IsPeer && !_stopping.IsCancellationRequested) _receiver.StrangerRefused("PeerStranger");
        }
    };

    private async Task AcceptAsync(HttpContext context)
    {
        var address = PeerCertificates.AddressOf(context.Connection.ClientCertificate);
        int peer = Admit(address);
        if (peer < 0 || context.Request.Path != Path || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Features.Get<PeerMark>()!.IsPeer = true;
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        await RunAsync(peer, address!.Value, socket, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task DialAsync(PeerSettings peer, CancellationToken token)
    {
        int pauseMs = FirstPauseMs;
        while (!token.IsCancellationRequested)
        {
            bool wasGood = await DialOnceAsync(peer, token).ConfigureAwait(false);
            pauseMs = wasGood ? FirstPauseMs : Math.Min(pauseMs * 2, LongestPauseMs);
            await Task.Delay(pauseMs, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> DialOnceAsync(PeerSettings peer, CancellationToken token)
    {
        using var socket = new ClientWebSocket();
        socket.Options.ClientCertificates = [_certificate];
        socket.Options.RemoteCertificateValidationCallback =
            (_, server, _, _) => IsPeer(peer.Address, server);
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(15);
        socket.Options.Proxy = null;
        try
        {
            await socket.ConnectAsync(new Uri($"wss://{peer.Host}:{peer.Port}{Path}"), token)
                .ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            _logger.LogDebug(
                "gateway {Peer} at {Host}:{Port}: {Failure}", peer.Address, peer.Host, peer.Port, failure.Message);
            return false;
        }

        int number = Admit(peer.Address);
        return number >= 0 && await RunAsync(number, peer.Address, socket, token).ConfigureAwait(false);
    }

    // Somebody else answers at the address of a gateway: counted, since the region may be one gateway short of what
    // its operators believe.
    private bool IsPeer(Address expected, X509Certificate? server)
    {
        bool isPeer = PeerCertificates.AddressOf(server) == expected;
        if (!isPeer) _receiver.StrangerRefused("PeerImpostor");
        return isPeer;
    }

    private async Task<bool> RunAsync(
        int peer, Address address, WebSocket socket, CancellationToken token)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, _stopping.Token);
        using var connection = new PeerConnection(peer, address, socket, _maximumMessageBytes);
        Install(connection);
        try
        {
            await connection.RunAsync(_receiver, either.Token).ConfigureAwait(false);
        }
        finally
        {
            Remove(connection);
        }

        return !connection.Misbehaved;
    }

    // A newer connection of the same peer replaces the old one: the peer restarted and knows, we do not yet.
    private void Install(PeerConnection connection)
    {
        PeerConnection? old;
        lock (_gate)
        {
            old = _connections[connection.Peer];
            _connections[connection.Peer] = connection;
        }

        old?.Close();
        _logger.LogInformation("gateway {Peer} connected", connection.Address);
        _receiver.PeerConnected(connection.Peer);
    }

    private void Remove(PeerConnection connection)
    {
        lock (_gate)
        {
            if (_connections[connection.Peer] != connection) return;
            _connections[connection.Peer] = null;
        }

        _logger.LogInformation("gateway {Peer} disconnected", connection.Address);
        _receiver.PeerDisconnected(connection.Peer);
    }

    private sealed class PeerMark
    {
        public bool IsPeer { get; set; }
    }
}
