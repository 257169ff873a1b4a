using System.Net;
using System.Text.Json;
using EdgeLedger.Node.Witness;

namespace EdgeLedger.Node.Hosting;

/// <summary>What one gateway is told by its <c>gateway.json</c>; paths are relative to that file's
/// folder.</summary>
public sealed record GatewayConfig
{
    public required string GenesisPath { get; init; }

    /// <summary>PKCS#8 PEM of the gateway's P-256 key.</summary>
    public required string KeyPath { get; init; }

    /// <summary>Folder of the ledger, the read model and the first-start token.</summary>
    public required string DataPath { get; init; }

    public required IPEndPoint Http { get; init; }

    public required IPEndPoint Peer { get; init; }

    public IReadOnlyList<PeerSettings> Peers { get; init; } = [];

    /// <summary>Null lets the gateway start a broker of its own.</summary>
    public BrokerSettings? Broker { get; init; }

    /// <summary>Shortest time between the starts of two heights, real milliseconds.</summary>
    public int BlockIntervalMs { get; init; } = 1000;

    /// <summary>Time after which a block is proposed though nothing waits, real milliseconds.</summary>
    public int EmptyBlockIntervalMs { get; init; } = 60_000;

    /// <summary>A snapshot of the state at each height that this divides, for gateways that join; 0 for none.</summary>
    public int SnapshotBlocks { get; init; } = 1000;

    /// <summary>
    /// A gateway without any block fetches a snapshot instead of more than so many blocks; 0 for only where nobody holds
    /// them any more.
    /// </summary>
    public int SnapshotAheadBlocks { get; init; } = 100_000;

    /// <summary>Null is real time.</summary>
    public ClockSettings? Clock { get; init; }

    /// <summary>What this gateway finds plausible.</summary>
    public WitnessSettings Witness { get; init; } = new();

    /// <summary>Bearer token of the HTTP API.</summary>
    public required string ApiToken { get; init; }

    /// <summary>Ends the gateway when its standard input ends, so that no child outlives its parent.</summary>
    public bool ExitWithStandardInput { get; init; }

    /// <exception cref="GatewayConfigException">Unreadable, not JSON, or a key missing, unknown or out of
    /// range.</exception>
    public static GatewayConfig Load(string path)
    {
        path = Path.GetFullPath(path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(new ConfigSection(path, "", document.RootElement), Path.GetDirectoryName(path)!);
        }
        catch (JsonException broken)
        {
            throw new GatewayConfigException($"{path}: not valid JSON: {broken.Message}", broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new GatewayConfigException($"{path}: {unreadable.Message}", unreadable);
        }
    }

    private static GatewayConfig Read(ConfigSection root, string folder)
    {
        root.AllowOnly("genesis", "key", "data", "http", "peer", "peers", "broker", "blockIntervalMs",
            "emptyBlockIntervalMs", "snapshotBlocks", "snapshotAheadBlocks", "clock", "witness", "apiToken", "exitWithStandardInput");
        return new GatewayConfig
        {
            GenesisPath = Path.Combine(folder, root.Text("genesis")),
            KeyPath = Path.Combine(folder, root.Text("key")),
            DataPath = Path.Combine(folder, root.Text("data")),
            Http = root.Endpoint("http"),
            Peer = root.Endpoint("peer"),
            Peers = [.. root.List("peers").Select(ReadPeer)],
            Broker = root.Has("broker") ? ReadBroker(root.Section("broker")) : null,
            BlockIntervalMs = (int)root.Number("blockIntervalMs", 1, 3_600_000, whenMissing: 1000),
            EmptyBlockIntervalMs = (int)root.Number("emptyBlockIntervalMs", 1, 86_400_000, whenMissing: 60_000),
            SnapshotBlocks = (int)root.Number("snapshotBlocks", 0, 1_000_000, whenMissing: 1000),
            SnapshotAheadBlocks = (int)root.Number("snapshotAheadBlocks", 0, int.MaxValue, whenMissing: 100_000),
            Clock = root.Has("clock") ? ReadClock(root.Section("clock")) : null,
            Witness = root.Has("witness") ? WitnessConfig.Read(root.Section("witness")) : new WitnessSettings(),
            ApiToken = root.Text("apiToken"),
            ExitWithStandardInput = root.Flag("exitWithStandardInput"),
        };
    }

    private static PeerSettings ReadPeer(ConfigSection peer)
    {
        peer.AllowOnly("address", "endpoint");
        var (host, port) = peer.HostAndPort("endpoint");
        return new PeerSettings(peer.Address("address"), host, port);
    }

    private static BrokerSettings ReadBroker(ConfigSection broker)
    {
        broker.AllowOnly("host", "port", "user", "password");
        return new BrokerSettings(
            broker.Text("host"),
            (int)broker.Number("port", 1, 65535),
            broker.Text("user"),
            broker.Text("password"));
    }

    private static ClockSettings ReadClock(ConfigSection clock)
    {
        clock.AllowOnly("realUnixMs", "simulatedUnixMs", "speed");
        return new ClockSettings(
            (long)clock.Number("realUnixMs", 0, long.MaxValue),
            (long)clock.Number("simulatedUnixMs", 0, long.MaxValue),
            clock.Number("speed", 0.001, 10_000_000));
    }
}
