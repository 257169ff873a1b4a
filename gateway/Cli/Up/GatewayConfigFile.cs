using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>Writes the gateway.json of each gateway of a run.</summary>
internal static class GatewayConfigFile
{
    private const int EmptyBlockIntervalMs = 60_000;

    public static void Write(
        RegionFolder folder, RegionRecord region, GatewayRecord gateway, TimeSpan blockInterval, SimulatedClock clock)
    {
        var config = new
        {
            Genesis = folder.Genesis,
            Key = folder.GatewayKey(gateway.Number),
            Data = folder.Gateway(gateway.Number),
            Http = Loopback(gateway.HttpPort),
            Peer = Loopback(gateway.PeerPort),
            Peers = region.Gateways.Where(g => g.Number != gateway.Number)
                .Select(g => new { g.Address, Endpoint = Loopback(g.PeerPort) }),
            Broker = new
            {
                Host = "127.0.0.1", Port = region.BrokerPort, User = gateway.BrokerUser, Password = gateway.BrokerPassword,
            },
            BlockIntervalMs = (int)blockInterval.TotalMilliseconds,
            EmptyBlockIntervalMs = Math.Max(EmptyBlockIntervalMs, (int)blockInterval.TotalMilliseconds),
            Clock = new { clock.RealUnixMs, clock.SimulatedUnixMs, clock.Speed },
            ApiToken = File.ReadAllText(folder.ApiToken(gateway.Number)).Trim(),
            ExitWithStandardInput = true,
        };
        PrivateFile.Write(folder.GatewayConfig(gateway.Number), Json.Pretty(config) + "\n");
    }

    private static string Loopback(int port) => $"127.0.0.1:{port}";
}
