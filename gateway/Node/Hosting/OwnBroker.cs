using System.Text.Json;
using EdgeLedger.Node.Broker;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Hosting;

/// <summary>The broker that a gateway starts when its configuration names none.</summary>
/// <remarks>
/// Boards' names and passwords are in <c>broker/boards.json</c> of the data folder, an object of address and
/// password, written by whoever provisions boards; without the file nobody but the gateway may connect.
/// </remarks>
internal sealed class OwnBroker : IDisposable
{
    private const string GatewayUser = "gateway";

    private readonly MosquittoProcess _process;

    private OwnBroker(MosquittoProcess process, string password)
    {
        _process = process;
        Settings = new BrokerSettings("127.0.0.1", process.Port, GatewayUser, password);
    }

    public BrokerSettings Settings { get; }

    public static OwnBroker Start(string dataPath, Genesis genesis, Address gateway, ILogger logger)
    {
        string folder = Path.Combine(dataPath, "broker");
        string password = MosquittoPasswords.Create();
        var access = new BrokerAccess(genesis.Region);
        access.AddGateway(GatewayUser, password, gateway.ToString());
        foreach (var (board, secret) in ReadBoards(Path.Combine(folder, "boards.json")))
        {
            access.AddBoard(board, secret);
        }

        var process = MosquittoProcess.Start(folder, access);
        logger.LogInformation("started mosquitto on 127.0.0.1:{Port}", process.Port);
        return new OwnBroker(process, password);
    }

    public void Dispose() => _process.Dispose();

    private static Dictionary<string, string> ReadBoards(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path)) ?? [];
        }
        catch (JsonException broken)
        {
            throw new GatewayConfigException(
                $"{path}: must be an object of board addresses and passwords", broken);
        }
    }
}
