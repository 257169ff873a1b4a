using System.Globalization;
using System.Net;
using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Remote;
using EdgeLedger.Contracts;
using EdgeLedger.Node.Broker;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Up;

/// <summary>The children of a run: one broker, the gateways, the boards.</summary>
internal sealed class RegionProcesses : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly RegionFolder _folder;
    private readonly RegionRecord _region;
    private readonly UpOptions _options;
    private readonly TimeProvider _time;
    private readonly IRunView _view;
    private readonly Supervisor _broker;
    private readonly List<Supervisor> _gateways = [];
    private readonly List<GatewayApi> _apis = [];
    private readonly List<Supervisor> _boards = [];
    private readonly long _startedAt;
    private readonly Lock _recordGate = new();

    public RegionProcesses(
        RegionFolder folder, RegionRecord region, UpOptions options, TimeProvider time, IRunView view)
    {
        _folder = folder;
        _region = region;
        _options = options;
        _time = time;
        _view = view;
        _startedAt = time.GetTimestamp();
        _broker = Supervise("the broker", StartBrokerAsync);
        foreach (var gateway in region.Gateways)
        {
            _gateways.Add(Supervise($"gateway {gateway.Number}", _ => Task.FromResult<IChild>(StartGateway(gateway))));
            _apis.Add(new GatewayApi(
                new Uri($"http://127.0.0.1:{gateway.HttpPort}"), File.ReadAllText(folder.ApiToken(gateway.Number)).Trim(),
                RequestTimeout));
        }
    }

    public IReadOnlyList<BoardProcess> Boards { get; private set; } = [];

    /// <summary>The API of the first gateway that can be kept running.</summary>
    public GatewayApi FirstGateway => _apis[_gateways.FindIndex(gateway => !gateway.GaveUp.IsFaulted)];

    /// <summary>Faulted when a child is lost that the region cannot do without; f gateways it can.</summary>
    public Task GaveUp
    {
        get
        {
            var lost = _gateways.Where(gateway => gateway.GaveUp.IsFaulted).ToList();
            if (lost.Count > Quorum.Faulty(_gateways.Count)) return lost[0].GaveUp;
            return _boards.Prepend(_broker).Select(child => child.GaveUp).FirstOrDefault(end => end.IsFaulted)
                ?? Task.CompletedTask;
        }
    }

    /// <summary>Starts broker and gateways and waits until every gateway that can be kept running
    /// answers.</summary>
    public async Task StartGatewaysAsync(CancellationToken token)
    {
        _ = BoardExecutable.Find();
        _view.Tell("Starting broker and gateways.");
        await _broker.StartAsync(token);
        foreach (var gateway in _gateways) await gateway.StartAsync(token);
        for (int i = 0; i < _apis.Count; i++)
        {
            long start = _time.GetTimestamp();
            while (await _apis[i].TryGetStatusAsync(token) is null)
            {
                await GaveUp;
                if (_gateways[i].GaveUp.IsFaulted) break;
                if (_time.GetElapsedTime(start) > StartPatience)
                {
                    throw new InputException(
                        $"gateway {i + 1} does not answer; see {Path.Combine(_folder.Gateway(i + 1), "gateway.log")}.");
                }

                await Task.Delay(Pause, _time, token);
            }
        }
    }

    public async Task StartBoardsAsync(IReadOnlyList<BoardRecord> boards, SimulatedClock clock, CancellationToken token)
    {
        _view.Tell($"Starting {boards.Count} {(boards.Count == 1 ? "board" : "boards")}.");
        var replays = new Queue<ReplaySource>(_options.Replays);
        var started = new List<BoardProcess>();
        foreach (var board in boards)
        {
            ReplaySource? replay = null;
            if (board.Kind == SignerKind.Meter) replays.TryDequeue(out replay);
            var process = new BoardProcess(board, _folder, Arguments(board, clock, replay), replay is not null);
            started.Add(process);
            _boards.Add(Supervise(process.Name, _ => Task.FromResult(process.Start())));
        }

        Boards = started;
        foreach (var board in _boards) await board.StartAsync(token);
    }

    /// <summary>
    /// Asks every gateway and every board how it stands; the boards' answers come with the next call.
    /// </summary>
    public async Task<RunSnapshot> LookAsync(CancellationToken token)
    {
        foreach (var board in Boards) board.Poll();
        var statuses = await Task.WhenAll(_apis.Select(api => api.TryGetStatusAsync(token)));
        return new RunSnapshot(
            _folder.Path, _time.GetElapsedTime(_startedAt), _options.Speed,
            [.. _gateways.Select((g, i) => new GatewayGlimpse(i + 1, g.Child?.ProcessId ?? 0, g.IsRunning, statuses[i]))],
            Boards);
    }

    public Task StopBoardsAsync() => Task.WhenAll(_boards.Select(board => board.StopAsync(StopPatience)));

    public async Task StopGatewaysAsync()
    {
        await Task.WhenAll(_gateways.Select(gateway => gateway.StopAsync(StopPatience)));
        await _broker.StopAsync(StopPatience);
        StaleBroker.Forget(_folder);
        File.Delete(_folder.Run);
    }

    public async ValueTask DisposeAsync()
    {
        await StopBoardsAsync();
        await StopGatewaysAsync();
        foreach (var child in Everyone()) await child.DisposeAsync();
        foreach (var api in _apis) api.Dispose();
    }

    private IEnumerable<Supervisor> Everyone() => [_broker, .. _gateways, .. _boards];

    private Supervisor Supervise(string name, Func<CancellationToken, Task<IChild>> start)
    {
        var supervisor = new Supervisor(name, start, _options.RestartDelay, _time, _view.Tell);
        supervisor.Started += RecordRun;
        return supervisor;
    }

    private async Task<IChild> StartBrokerAsync(CancellationToken token)
    {
        var access = new BrokerAccess(_region.Region);
        foreach (var gateway in _region.Gateways)
        {
            access.AddGateway(gateway.BrokerUser, gateway.BrokerPassword, gateway.Address);
        }

        foreach (var board in _region.Boards) access.AddBoard(board.Address, board.BrokerPassword);
        foreach (var (board, password) in OtherAccounts()) access.AddBoard(board, password);
        // Starting waits for the port; the other children's events must not wait with it.
        var address = _options.Lan ? IPAddress.Any : IPAddress.Loopback;
        var broker = await Task.Run(
            () => MosquittoProcess.Start(_folder.Broker, access, _region.BrokerPort, address), token);
        StaleBroker.Remember(_folder, broker.ProcessId);
        return new BrokerChild(broker);
    }

    // A file that somebody is just editing must not end the run.
    private IReadOnlyDictionary<string, string> OtherAccounts()
    {
        try
        {
            return BoardAccounts.Read(_folder.Broker);
        }
        catch (BrokerException wrong)
        {
            _view.Tell($"{wrong.Message}; boards named there are not let in.");
            return new Dictionary<string, string>();
        }
    }

    private ChildProcess StartGateway(GatewayRecord gateway) => ChildProcess.Start(
        OwnExecutable.Path, ["gateway", "run", "--config", _folder.GatewayConfig(gateway.Number)],
        Path.Combine(_folder.Gateway(gateway.Number), "gateway.log"));

    private List<string> Arguments(BoardRecord board, SimulatedClock clock, ReplaySource? replay)
    {
        List<string> arguments =
        [
            "--firmware", board.Kind == SignerKind.Meter ? "meter" : "actuator",
            "--flash", _folder.Flash(board.Number),
            "--bench", _folder.Bench(board.Number),
            "--seed", (_options.Seed + board.Number).ToString(CultureInfo.InvariantCulture),
            "--speed", _options.Speed.ToString(CultureInfo.InvariantCulture),
            "--clock", clock.Argument,
        ];
        if (replay is not null) arguments.AddRange(["--replay", replay.Argument, "--row", $"{_options.Row.TotalSeconds}s"]);
        return arguments;
    }

    // Read by tests and by whoever looks for a process: written anew whenever a child has a new process.
    private void RecordRun()
    {
        lock (_recordGate)
        {
            PrivateFile.Write(_folder.Run, Json.Pretty(new RunRecord(
                Environment.ProcessId,
                new ChildRecord(0, _broker.Child?.ProcessId ?? 0, _region.BrokerPort),
                [.. _region.Gateways.Select((g, i) => new ChildRecord(
                    g.Number, _gateways[i].Child?.ProcessId ?? 0, g.HttpPort, g.PeerPort, g.Address))],
                [.. Boards.Select((b, i) => new ChildRecord(
                    b.Record.Number, _boards[i].Child?.ProcessId ?? 0, Address: b.Record.Address))])) + "\n");
        }
    }
}
