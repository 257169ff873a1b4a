using EdgeLedger.Node.Broker;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Hosting;

/// <summary>The broker that a gateway starts when its configuration names none.</summary>
/// <remarks>
/// Boards' names and passwords are in <c>broker/boards.json</c> of the data folder; without the file nobody
/// but the gateway may connect.
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
        foreach (var (board, secret) in BoardAccounts.Read(folder))
        {
            access.AddBoard(board, secret);
        }

        var process = MosquittoProcess.Start(folder, access);
        logger.LogInformation("started mosquitto on 127.0.0.1:{Port}", process.Port);
        return new OwnBroker(process, password);
    }

    public void Dispose() => _process.Dispose();
}
