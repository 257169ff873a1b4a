using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeLedger.Node.Broker;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Voting;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Hosting;

/// <summary>Everything one gateway of a region of one needs, on disk, and a broker.</summary>
internal sealed class GatewayFolder : IDisposable
{
    public const string Token = "secret-token";

    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-host-").FullName;
    private readonly JsonObject _config;

    public GatewayFolder()
    {
        Registrar = EcdsaSigner.Create();
        Key = EcdsaSigner.Create();
        Genesis = Genesis.Create(
            "test", DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds(), [Key.PublicKey], 1,
            [Registrar.PublicKey]);
        Board = new TestBoard(Genesis.Chain);
        Access = new BrokerAccess("test");
        Access.AddGateway("gateway-1", "pass", Key.Address.ToString());
        Access.AddBoard(Board.Address.ToString(), "board");
        Broker = MosquittoProcess.Start(In("broker"), Access);
        File.WriteAllBytes(In("genesis.cbor"), Genesis.Encode());
        File.WriteAllText(In("gateway.pem"), Key.ToPem());
        Directory.CreateDirectory(In("data"));
        File.WriteAllText(In("data/" + VotingRight.TokenFile), "");
        HttpPort = FreePorts.Take(1)[0];
        _config = new JsonObject
        {
            ["genesis"] = "genesis.cbor",
            ["key"] = "gateway.pem",
            ["data"] = "data",
            ["http"] = $"127.0.0.1:{HttpPort}",
            ["peer"] = $"127.0.0.1:{FreePorts.Take(1)[0]}",
            ["peers"] = new JsonArray(),
            ["broker"] = new JsonObject
            {
                ["host"] = "127.0.0.1", ["port"] = Broker.Port, ["user"] = "gateway-1", ["password"] = "pass",
            },
            ["blockIntervalMs"] = 50,
            ["apiToken"] = Token,
        };
    }

    public EcdsaSigner Registrar { get; }

    public EcdsaSigner Key { get; }

    public Genesis Genesis { get; }

    public TestBoard Board { get; }

    public BrokerAccess Access { get; }

    public MosquittoProcess Broker { get; }

    public int HttpPort { get; }

    public string In(string name) => Path.Combine(_folder, name);

    public string WriteConfig(Action<JsonObject>? change = null)
    {
        var config = (JsonObject)_config.DeepClone();
        change?.Invoke(config);
        string path = In("gateway.json");
        File.WriteAllText(path, config.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return path;
    }

    public void Dispose()
    {
        Broker.Dispose();
        Board.Dispose();
        Key.Dispose();
        Registrar.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
