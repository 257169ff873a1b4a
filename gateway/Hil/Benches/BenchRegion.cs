using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Contracts;
using EdgeLedger.Hil.Scenarios;
using EdgeLedger.Node;
using EdgeLedger.Node.Broker;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Hil.Benches;

/// <summary>A region of one gateway in this process, with a real broker, for the one board of a case.</summary>
internal sealed class BenchRegion : IAsyncDisposable
{
    private const string RegionName = "bench";
    private const string GatewayUser = "gateway";
    private static readonly TimeSpan EnrolmentPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BlockInterval = TimeSpan.FromMilliseconds(50);

    private readonly EcdsaSigner _gateway = EcdsaSigner.Create();
    private readonly EcdsaSigner _registrar = EcdsaSigner.Create();
    private readonly EcdsaSigner _board = EcdsaSigner.Create();
    private readonly string _gatewayPassword = MosquittoPasswords.Create();
    private readonly string _boardPassword = MosquittoPasswords.Create();
    private readonly BrokerAccess _access = new(RegionName);
    private readonly BoardKind _kind;
    private readonly string _folder;
    private readonly IPAddress _brokerAddress;
    private readonly int _brokerPort;
    private readonly Genesis _genesis;
    private readonly GatewayNode _node;
    private MosquittoProcess? _broker;
    private Hash256 _enrolmentLink = Hash256.Zero;

    private BenchRegion(BoardKind kind, string folder, string brokerAddress, ClockSettings clock)
    {
        (_kind, _folder, _brokerAddress) = (kind, folder, IPAddress.Parse(brokerAddress));
        _genesis = Genesis.Create(
            RegionName, clock.SimulatedUnixMs - 60_000, [_gateway.PublicKey], 1, [_registrar.PublicKey]);
        _access.AddGateway(GatewayUser, _gatewayPassword, _gateway.Address.ToString());
        _access.AddBoard(Address, _boardPassword);
        _broker = MosquittoProcess.Start(Path.Combine(folder, "broker"), _access, 0, _brokerAddress);
        _brokerPort = _broker.Port;
        _node = MakeNode(clock);
    }

    /// <summary>The board's, 40 hex digits.</summary>
    public string Address => _board.Address.ToString();

    public string Chain => _genesis.Chain.Value;

    /// <summary>Values that a scenario's steps find by name from the beginning.</summary>
    public IReadOnlyDictionary<string, string> Given(Scenario scenario) =>
        new Dictionary<string, string>(scenario.Values)
        {
            ["address"] = Address, ["region"] = RegionName, ["chain"] = Chain,
        };

    /// <summary>Starts all, and enrols the board.</summary>
    /// <exception cref="BrokerException">There is no broker.</exception>
    /// <exception cref="BenchException">The board could not be enrolled.</exception>
    public static async Task<BenchRegion> StartAsync(
        BoardKind kind, string folder, string brokerAddress, ClockSettings clock, CancellationToken token)
    {
        var region = new BenchRegion(kind, folder, brokerAddress, clock);
        try
        {
            await region._node.StartAsync(token).ConfigureAwait(false);
            await region.EnrolAsync(token).ConfigureAwait(false);
            return region;
        }
        catch
        {
            await region.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What a technician puts into the board's flash.</summary>
    /// <param name="settings">Beside those of the region, or instead of them.</param>
    public IReadOnlyDictionary<string, byte[]> Files(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var file = new SettingsFile
        {
            ["region"] = RegionName,
            ["chain"] = Chain,
            ["broker.host"] = _brokerAddress.ToString(),
            ["broker.user"] = Address,
            ["broker.password"] = _boardPassword,
            ["kind"] = _kind == BoardKind.Meter ? "meter" : "actuator",
            ["wifi.ssid"] = "bench",
            ["wifi.password"] = "not-a-secret",
            ["first.prev"] = _enrolmentLink.ToString(),
        };
        if (_kind == BoardKind.Meter) file["frontend"] = "simulated";
        file.Set("broker.port", _brokerPort);
        file.Set("first.seq", 2);
        foreach (var (key, value) in settings) file[key] = value;
        return new Dictionary<string, byte[]>
        {
            ["settings.cfg"] = Encoding.UTF8.GetBytes(file.ToString()),
            ["device.key"] = _board.ExportScalar(),
            [RosterFile.Name] = RosterFile.Of(_genesis),
        };
    }

    public void StopBroker()
    {
        _broker?.Dispose();
        _broker = null;
    }

    public void StartBroker() =>
        _broker ??= MosquittoProcess.Start(Path.Combine(_folder, "broker"), _access, _brokerPort, _brokerAddress);

    /// <summary>What is final of the board, in one line of <c>name=value</c>.</summary>
    public string DescribeLedger()
    {
        var totals = _node.Ledger.ReadModel.TotalsOf(_board.Address);
        var readings = _node.Ledger.ReadModel.Readings(_board.Address).Select(final => final.Reading).ToList();
        var pairs = readings.Zip(readings.Skip(1)).ToList();
        long longestStep = pairs.Select(pair => pair.Second.UnixSeconds - pair.First.UnixSeconds)
            .DefaultIfEmpty().Max();
        var (first, last) = (readings.FirstOrDefault(), readings.LastOrDefault());
        int unsynced = readings.Count(one => (one.Quality & (uint)ReadingQuality.ClockNotSynchronised) != 0);
        uint quality = readings.Aggregate(0u, (bits, reading) => bits | reading.Quality);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"ledger statements={totals.Statements} readings={readings.Count} lost={totals.Lost}"
            + $" twice={pairs.Count(pair => pair.First.UnixSeconds == pair.Second.UnixSeconds)}"
            + $" backwards={pairs.Count(pair => pair.Second.ImportWh < pair.First.ImportWh)}"
            + $" longest_step_s={longestStep} first_s={first?.UnixSeconds ?? 0} last_s={last?.UnixSeconds ?? 0}"
            + $" first_wh={first?.ImportWh ?? 0} last_wh={last?.ImportWh ?? 0}"
            + $" quality={quality} unsynced={unsynced} refused={_node.Refused.Values.Sum()}");
    }

    /// <summary>An MQTT client with a gateway's rights.</summary>
    public BrokerSettings Broker => new(_brokerAddress.ToString(), _brokerPort, GatewayUser, _gatewayPassword);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync().ConfigureAwait(false);
        StopBroker();
        foreach (var key in (EcdsaSigner[])[_gateway, _registrar, _board]) key.Dispose();
    }

    private GatewayNode MakeNode(ClockSettings clock)
    {
        string data = Path.Combine(_folder, "gateway");
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "first-start.token"), "");
        var settings = new GatewayNodeSettings
        {
            Genesis = _genesis,
            Signer = _gateway,
            DataPath = data,
            Clock = new GatewayClock(TimeProvider.System, clock),
            BlockInterval = BlockInterval,
        };
        return new GatewayNode(
            settings, new MqttBoardLink(Broker, _genesis, _gateway.Address, NullLogger.Instance),
            new MemoryPeerNetwork(1).Join(0), NullLogger.Instance);
    }

    private async Task EnrolAsync(CancellationToken token)
    {
        var kind = _kind == BoardKind.Meter ? SignerKind.Meter : SignerKind.Actuator;
        var transaction = new TransactionBuilder(
                _genesis.Chain, ContentType.Registry, new Enrolment(_board.PublicKey, kind, "bench").Encode())
            .Add(_registrar, 1, Hash256.Zero)
            .Add(_board, 1, Hash256.Zero)
            .Build();
        _enrolmentLink = transaction.Signatures.Single(one => one.Signer == _board.Address).LinkId;
        await _node.SubmitAsync(transaction).ConfigureAwait(false);
        long start = Stopwatch.GetTimestamp();
        while (!_node.Ledger.Registry.TryGetSigner(_board.Address, out _))
        {
            if (Stopwatch.GetElapsedTime(start) > EnrolmentPatience)
            {
                throw new BenchException("the bench's gateway does not enrol the board.");
            }

            await Task.Delay(10, token).ConfigureAwait(false);
        }
    }
}
