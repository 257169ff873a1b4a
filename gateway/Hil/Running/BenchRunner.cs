using EdgeLedger.Boards.Serial;
using EdgeLedger.Hil.Benches;
using EdgeLedger.Hil.Maps;
using EdgeLedger.Hil.Scenarios;
using EdgeLedger.Hil.Scenarios.Steps;
using EdgeLedger.Node.Broker;
using EdgeLedger.Node.Hosting;

namespace EdgeLedger.Hil.Running;

/// <summary>Runs scenarios on the boards of a map.</summary>
/// <param name="boardProgram">Path of edgeledger-board, for virtual boards.</param>
/// <param name="person">Null: nobody is at the bench.</param>
public sealed class BenchRunner(BenchMap map, string boardProgram, IPerson? person, long seed)
{
    /// <summary>A line of any case; called on whatever thread heard it.</summary>
    public Action<BenchCase, ConsoleLine>? LineHeard { get; init; }

    /// <summary>What the bench lacks for a case, or null.</summary>
    public string? Missing(BenchCase one) => Needs.Missing(one, person is not null);

    /// <summary>Runs all: each board does one thing at a time, virtual boards are as many as wanted.</summary>
    /// <param name="atOnce">Most cases on virtual boards at one time.</param>
    /// <param name="finished">Called after each case.</param>
    /// <returns>In the order of the cases.</returns>
    public async Task<IReadOnlyList<CaseResult>> RunAsync(
        IReadOnlyList<BenchCase> cases, int atOnce, Action<CaseResult> finished, CancellationToken token)
    {
        var results = new CaseResult[cases.Count];
        using var places = new SemaphoreSlim(atOnce);
        var turns = map.Boards.ToDictionary(
            board => board, board => board.IsVirtual ? places : new SemaphoreSlim(1));
        await Task.WhenAll(Enumerable.Range(0, cases.Count).Select(async index =>
        {
            var place = cases[index].Board is { } board ? turns[board] : places;
            await place.WaitAsync(token);
            try
            {
                results[index] = await Task.Run(() => RunAsync(cases[index], token), token);
                lock (results) finished(results[index]);
            }
            finally
            {
                place.Release();
            }
        }));
        return results;
    }

    public async Task<CaseResult> RunAsync(BenchCase one, CancellationToken token)
    {
        if (Missing(one) is { } need) return new CaseResult(one, Outcome.Skipped, TimeSpan.Zero, need, null, []);
        string folder = Directory.CreateTempSubdirectory("edgeledger-hil-").FullName;
        var record = new ConsoleRecord();
        record.Added += line => LineHeard?.Invoke(one, line);
        try
        {
            await RunAsync(one, folder, record, token);
            return Result(Outcome.Passed, null, null);
        }
        catch (StepFailedException failure)
        {
            return Result(Outcome.Failed, failure.Message, failure.Step);
        }
        catch (Exception failure) when (failure
            is BenchException or SerialPortException or BrokerException or IOException)
        {
            record.Note(failure.Message);
            return Result(Outcome.Broken, failure.Message, null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        CaseResult Result(Outcome outcome, string? reason, ScenarioStep? step) =>
            new(one, outcome, record.Elapsed, reason, step, record.Lines());
    }

    private async Task RunAsync(BenchCase one, string folder, ConsoleRecord record, CancellationToken token)
    {
        var (scenario, mapped) = (one.Scenario, one.Board!);
        double speed = mapped.IsVirtual ? scenario.Speed : 1;
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var clock = new ClockSettings(now, now, speed);
        await using var region = mapped.CanProvision
            ? await BenchRegion.StartAsync(scenario.Board, folder, map.BrokerAddress, clock, token)
            : null;
        using IBenchBoard board = mapped.IsVirtual
            ? new VirtualBoard(
                new(boardProgram, scenario.Board, folder, seed, clock, scenario.IsUptimeSimulated), record)
            : new SerialBoard(mapped, record, person, folder);
        using var messages = region is null ? null : Tap(scenario, region);
        Begin(scenario, mapped, board, region);
        var parts = new BenchParts(board, region, messages, scenario.Settings);
        new ScenarioRun(scenario, parts, record, new Pace(speed, mapped.Grace), token).Run();
    }

    // Each case begins with a start of the board, of which its steps hear.
    private void Begin(Scenario scenario, MappedBoard mapped, IBenchBoard board, BenchRegion? region)
    {
        if (region is not null)
        {
            var files = scenario.StartsProvisioned
                ? region.Files(scenario.Settings) : new Dictionary<string, byte[]>();
            board.Provision(files, scenario.StartsPowered);
        }
        else if (mapped.Can(BenchAction.CutPower, person is not null))
        {
            board.Act(BenchAction.CutPower, "");
            if (scenario.StartsPowered) board.Act(BenchAction.RestorePower, "");
        }
        else if (!board.TrySend("reboot")) throw new BenchException($"{mapped.Name}: the console takes no line.");
    }

    private static BrokerTap? Tap(Scenario scenario, BenchRegion region)
    {
        var given = region.Given(scenario);
        var topics = scenario.Steps.OfType<MessageStep>()
            .Select(step => Template.Fill(step.Topic, given)).ToHashSet();
        return topics.Count > 0 || scenario.Steps.Any(step => step is PublishStep)
            ? new BrokerTap(region.Broker, topics)
            : null;
    }
}
