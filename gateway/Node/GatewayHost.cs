using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Mqtt;
using EdgeLedger.Node.Api;
using EdgeLedger.Node.Broker;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node;

/// <summary>Runs one gateway as a process: from its configuration file until it is told to end.</summary>
public static class GatewayHost
{
    private const int Failure = 1;

    // A peer's largest message: a block, or a response of several, with its frame.
    private const int ResponseBytes = 8 * 1024 * 1024;

    /// <summary>Ends on SIGTERM, SIGINT, the token or, if so configured, the end of standard input.</summary>
    /// <returns>0, or 1 after one line on standard error that says what stands in the way.</returns>
    public static async Task<int> RunAsync(string configPath, CancellationToken token)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, ending));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, ending));
        try
        {
            var config = GatewayConfig.Load(configPath);
            if (config.ExitWithStandardInput) EndWithStandardInput(ending);
            await RunAsync(config, ending.Token).ConfigureAwait(false);
            return 0;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception failure) when (IsForTheOperator(failure))
        {
            await Console.Error.WriteLineAsync($"edgeledger gateway: {OneLine(failure)}").ConfigureAwait(false);
            return Failure;
        }
    }

    private static async Task RunAsync(GatewayConfig config, CancellationToken token)
    {
        using var logging = LoggerFactory.Create(builder => builder.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        }));
        var logger = logging.CreateLogger("gateway");
        var genesis = ReadGenesis(config.GenesisPath);
        using var signer = ReadKey(config.KeyPath);
        using var broker = config.Broker is null
            ? OwnBroker.Start(config.DataPath, genesis, signer.Address, logger)
            : null;
        var settings = new GatewayNodeSettings
        {
            Genesis = genesis,
            Peers = [.. config.Peers.Select(peer => peer.Address)],
            Signer = signer,
            DataPath = config.DataPath,
            Clock = new GatewayClock(TimeProvider.System, config.Clock),
            BlockInterval = TimeSpan.FromMilliseconds(config.BlockIntervalMs),
            EmptyBlockInterval = TimeSpan.FromMilliseconds(config.EmptyBlockIntervalMs),
            Witness = config.Witness,
            SnapshotBlocks = config.SnapshotBlocks,
            SnapshotAheadBlocks = config.SnapshotAheadBlocks,
        };
        var boards = new MqttBoardLink(config.Broker ?? broker!.Settings, genesis, signer.Address, logger);
        StoreCheck.Run(config.DataPath, Es256Scheme.Instance);
        var peers = new WebSocketPeers(
            signer, config.Peer, config.Peers,
            genesis.MaxBlockBytes + ResponseBytes, logger);
        await using var node = new GatewayNode(settings, boards, peers, logger);
        await using var api = new GatewayApi(node, config.Http, config.ApiToken);
        await api.StartAsync(token).ConfigureAwait(false);
        await node.StartAsync(token).ConfigureAwait(false);
        logger.LogInformation(
            "gateway {Address} of {Chain} at height {Height}; API on {Http}, peers on {Peer}",
            signer.Address, genesis.Chain.Value, node.Ledger.Height, config.Http, config.Peer);
        await node.Ended.WaitAsync(token).ConfigureAwait(false);
    }

    private static Genesis ReadGenesis(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return Genesis.TryParse(bytes, out var genesis, out string? error)
            ? genesis
            : throw new GatewayConfigException($"{path}: not a usable genesis: {error}");
    }

    private static EcdsaSigner ReadKey(string path)
    {
        try
        {
            return EcdsaSigner.FromPem(File.ReadAllText(path));
        }
        catch (Exception unusable) when (unusable is ArgumentException or CryptographicException)
        {
            throw new GatewayConfigException($"{path}: not a P-256 private key in PEM", unusable);
        }
    }

    private static void End(PosixSignalContext signal, CancellationTokenSource ending)
    {
        signal.Cancel = true;
        ending.Cancel();
    }

    private static void EndWithStandardInput(CancellationTokenSource ending)
    {
        var thread = new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            byte[] buffer = new byte[256];
            while (input.Read(buffer) > 0)
            {
            }

            try
            {
                ending.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The gateway has ended before its input.
            }
        })
        {
            IsBackground = true,
            Name = "standard input",
        };
        thread.Start();
    }

    private static bool IsForTheOperator(Exception failure) => failure is GatewayConfigException or StoreException
        or BrokerException or MqttLibraryMissingException or IOException or UnauthorizedAccessException
        or SocketException or InvalidOperationException or InvalidDataException;

    private static string OneLine(Exception failure) => string.Join(
        ' ', failure.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
