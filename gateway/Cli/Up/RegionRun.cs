using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Contracts;
using EdgeLedger.Node.Hosting;

namespace EdgeLedger.Cli.Up;

/// <summary>One run of `up`, from the claim on the folder to the report.</summary>
internal sealed class RegionRun
{
    private const int DefaultMeters = 3;
    private const int DefaultActuators = 1;

    private readonly UpOptions _options;
    private readonly RegionFolder _folder;
    private readonly TimeProvider _time;
    private readonly IRunView _view;
    private readonly StopRequest _stop;

    private RegionRun(UpOptions options, TimeProvider time, IRunView view, StopRequest stop)
    {
        _options = options;
        _folder = new RegionFolder(options.Data);
        _time = time;
        _view = view;
        _stop = stop;
    }

    public static async Task<int> RunAsync(UpOptions options, TimeProvider time)
    {
        using var stop = new StopRequest();
        bool table = !options.Json && !Console.IsOutputRedirected;
        RunReport? report;
        await using (IRunView view = table ? new LiveTable() : new SoberLines(Console.Error, time))
        {
            report = await new RegionRun(options, time, view, stop).RunAsync();
        }

        if (report is null) return ExitCode.Failed;
        await Console.Out.WriteLineAsync(options.Json ? Json.Line(report) : ReportText.Of(report));
        return ExitCode.Done;
    }

    private async Task<RunReport?> RunAsync()
    {
        using var claim = _folder.Claim();
        await StaleBroker.EndAsync(_folder, _view.Tell);
        File.Delete(_folder.Run);
        long realMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
        // A replay plays the past: a region founded today would refuse its blocks until simulated time has reached
        // today.
        long foundingMs = SimulatedClock.Start(realMs, null, ReplaySpan(), _options.Speed).SimulatedUnixMs;
        var region = RegionMaker.MakeOrLoad(_folder, _options.Gateways, foundingMs, _view.Tell);
        var genesis = GenesisFile.Read(_folder.Genesis);
        var provisioning = new BoardProvisioning(_folder, region, genesis);
        var boards = ChooseBoards(region, provisioning);
        TakePorts(region);
        var clock = SimulatedClock.Start(
            _time.GetUtcNow().ToUnixTimeMilliseconds(), LedgerFigures.LastBlockMs(_folder, region, genesis),
            ReplaySpan(), _options.Speed);
        foreach (var gateway in region.Gateways)
        {
            GatewayConfigFile.Write(_folder, region, gateway, _options.BlockInterval, clock);
        }

        region.Save(_folder.Region);
        await using var processes = new RegionProcesses(_folder, region, _options, _time, _view);
        try
        {
            await processes.StartGatewaysAsync(_stop.Token);
            await new BoardEnrolment(_folder, region, genesis, provisioning, processes.FirstGateway, _time, _view.Tell)
                .EnrolAsync(boards, _options.Period, _stop.Token);
            await processes.StartBoardsAsync(boards, BoardClock(clock), _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.Token.IsCancellationRequested)
        {
            _view.Tell("Stopped before the region was up.");
            return null;
        }

        var watch = new RegionWatch(_options, processes, _time, _view, _stop);
        await watch.UntilEndAsync();
        var last = await watch.SettleAsync();
        await processes.StopGatewaysAsync();
        return LedgerFigures.Report(_folder, region, last, processes.Boards);
    }

    // Boards of earlier runs take part again, unless fewer are asked for.
    private List<BoardRecord> ChooseBoards(RegionRecord region, BoardProvisioning provisioning)
    {
        int known = region.Boards.Count(b => b.Kind == SignerKind.Meter);
        int meters = _options.Meters
            ?? (_options.Replays.Count > 0 ? _options.Replays.Count : known > 0 ? known : DefaultMeters);
        int knownActuators = region.Boards.Count(b => b.Kind == SignerKind.Actuator);
        int actuators = _options.Actuators ?? (region.Boards.Count > 0 ? knownActuators : DefaultActuators);
        provisioning.AddMissing(SignerKind.Meter, meters);
        provisioning.AddMissing(SignerKind.Actuator, actuators);
        return
        [
            .. region.Boards.Where(b => b.Kind == SignerKind.Meter).Take(meters),
            .. region.Boards.Where(b => b.Kind == SignerKind.Actuator).Take(actuators),
        ];
    }

    // Faster than real time, the boards' time starts when they do: else the start-up alone would be days of
    // catching up. They lag behind the gateways' clock then, as any board that was offline.
    private SimulatedClock BoardClock(SimulatedClock clock) => _options.Speed > 1
        ? clock with { RealUnixMs = _time.GetUtcNow().ToUnixTimeMilliseconds() }
        : clock;

    private static void TakePorts(RegionRecord region)
    {
        int[] ports = FreePorts.Take(1 + (2 * region.Gateways.Count));
        region.BrokerPort = ports[0];
        for (int i = 0; i < region.Gateways.Count; i++)
        {
            region.Gateways[i].HttpPort = ports[1 + (2 * i)];
            region.Gateways[i].PeerPort = ports[2 + (2 * i)];
        }
    }

    private TimeSpan ReplaySpan() =>
        _options.Replays.Count == 0 ? TimeSpan.Zero : _options.Row * _options.Replays.Max(r => r.Rows);
}
