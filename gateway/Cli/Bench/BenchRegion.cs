using System.Net;
using EdgeLedger.Cli.Up;
using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Node;
using EdgeLedger.Node.Broker;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Cli.Bench;

/// <summary>A region in this process: real gateways with real stores, linked by memory or by broker and sockets.</summary>
internal sealed class BenchRegion : IAsyncDisposable
{
    private const int PeerMessageBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan EnrolmentPatience = TimeSpan.FromSeconds(60);

    private readonly EcdsaSigner[] _gateways;
    private readonly EcdsaSigner _registrar = EcdsaSigner.Create();
    private readonly List<GatewayNode> _nodes = [];
    private readonly List<MemoryBoardLink> _links = [];
    private readonly StageClock? _stages;

    private BenchRegion(IngestOptions options, StageClock? stages)
    {
        _stages = stages;
        _gateways = [.. Enumerable.Range(0, options.Gateways).Select(_ => EcdsaSigner.Create()).OrderBy(k => k.Address)];
        Boards = [.. Enumerable.Range(0, options.Boards).Select(_ => EcdsaSigner.Create())];
        BoardPasswords = [.. Boards.Select(_ => RandomText.Secret())];
        Genesis = Genesis.Create(
            "bench", DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds(),
            _gateways.Select(key => key.PublicKey), 1, [_registrar.PublicKey], limits: options.Limits);
    }

    public Genesis Genesis { get; }

    public EcdsaSigner[] Boards { get; }

    public string[] BoardPasswords { get; }

    public IReadOnlyList<GatewayNode> Nodes => _nodes;

    public IReadOnlyList<MemoryBoardLink> Links => _links;

    /// <summary>Null when all goes through memory.</summary>
    public MosquittoProcess? Broker { get; private set; }

    public static async Task<BenchRegion> StartAsync(IngestOptions options, string folder, StageClock? stages, CancellationToken token)
    {
        var region = new BenchRegion(options, stages);
        if (options.UsesBroker) region.StartBroker(folder);
        var memory = new MemoryPeerNetwork(options.Gateways);
        int[] ports = FreePorts.Take(options.Gateways);
        for (int i = 0; i < options.Gateways; i++)
        {
            var peers = options.UsesBroker ? region.Sockets(i, ports) : memory.Join(i);
            region._nodes.Add(region.Node(i, Path.Combine(folder, $"gateway-{i + 1}"), region.Link(i), peers));
        }

        foreach (var node in region._nodes) await node.StartAsync(token);
        return region;
    }

    /// <summary>Enrols all boards through the ledger; answers where each board's chain goes on.</summary>
    public async Task<IReadOnlyList<(long Seq, Hash256 Prev)>> EnrolAsync(CancellationToken token)
    {
        var starts = new List<(long, Hash256)>();
        foreach (var enrolment in BenchEnrolment.Chain(Genesis.Chain, _registrar, Boards, _ => "bench"))
        {
            starts.Add((2, enrolment.Link));
            await _nodes[0].SubmitAsync(enrolment.Transaction);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(EnrolmentPatience);
        while (!_nodes.All(node => Boards.All(b => node.Ledger.Registry.TryGetSigner(b.Address, out _))))
        {
            await Task.Delay(20, patience.Token);
        }

        return starts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        Broker?.Dispose();
        foreach (var key in _gateways.Concat(Boards).Append(_registrar)) key.Dispose();
    }

    private void StartBroker(string folder)
    {
        var access = new BrokerAccess(Genesis.Region);
        for (int i = 0; i < Boards.Length; i++) access.AddBoard(Boards[i].Address.ToString(), BoardPasswords[i]);
        foreach (var key in _gateways) access.AddGateway(UserOf(key), key.Address.ToString(), key.Address.ToString());
        Broker = MosquittoProcess.Start(Path.Combine(folder, "broker"), access);
    }

    private IBoardLink Link(int index)
    {
        var key = _gateways[index];
        if (Broker is not null)
        {
            var settings = new BrokerSettings("127.0.0.1", Broker.Port, UserOf(key), key.Address.ToString());
            return new MqttBoardLink(settings, Genesis, key.Address, NullLogger.Instance);
        }

        var link = new MemoryBoardLink();
        _links.Add(link);
        return link;
    }

    private WebSocketPeers Sockets(int index, int[] ports)
    {
        var others = Enumerable.Range(0, ports.Length).Where(i => i != index)
            .Select(i => new PeerSettings(_gateways[i].Address, "127.0.0.1", ports[i]));
        return new WebSocketPeers(
            _gateways[index], new IPEndPoint(IPAddress.Loopback, ports[index]), [.. others],
            PeerMessageBytes, NullLogger.Instance);
    }

    private GatewayNode Node(int index, string data, IBoardLink boards, IPeerTransport peers)
    {
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "first-start.token"), "");
        var settings = new GatewayNodeSettings
        {
            Genesis = Genesis,
            Signer = _gateways[index],
            DataPath = data,
            Clock = new GatewayClock(TimeProvider.System, null),
            Stages = _stages,
        };
        return new GatewayNode(settings, boards, peers, NullLogger.Instance);
    }

    private static string UserOf(EcdsaSigner gateway) => $"gateway-{gateway.Address}";
}
