using System.Diagnostics;
using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Sends signed statements to a region as fast as it takes them, until all are final on every gateway.</summary>
/// <remarks>
/// Each gateway verifies each statement itself: the gateways share a process but nothing that they have checked. One
/// reading a statement is the dearest case; boards with a backlog put many under one signature.
/// </remarks>
internal sealed class IngestBenchmark(IngestOptions options, Action<string> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);

    // The first ones pay for compilation and for the first pages of every store; a gateway runs for months.
    private const int WarmUpStatements = 6_000;

    public static Task<IngestReport> InTemporaryFolderAsync(
        IngestOptions options, Action<string> tell, CancellationToken token) =>
        BenchFolder.RunInAsync(folder => new IngestBenchmark(options, tell).RunAsync(folder, token));

    public async Task<IngestReport> RunAsync(string folder, CancellationToken token)
    {
        tell($"Founding a region of {options.Gateways}; {options.Boards} boards sign {options.Statements} statements.");
        var stages = options.CountsStages ? new StageClock() : null;
        await using var region = await BenchRegion.StartAsync(options, folder, stages, token);
        var starts = await region.EnrolAsync(token);
        int count = WarmUpStatements + options.Statements;
        long unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - ((long)count * options.Samples);
        var load = BenchLoad.Sign(region.Boards, starts, region.Genesis.Chain, count, unixSeconds, options.Samples);
        (int Board, Statement Statement)[] all = [.. load.InTurn()];

        tell($"Sending {WarmUpStatements} more beforehand, to warm up.");
        await MeasureAsync(region, all[..WarmUpStatements], token);
        tell("Verifying without a ledger, on all cores.");
        var bare = new RawVerification([.. all.Select(one => one.Statement)], region.Boards);
        bare.Measure();
        tell("Sending all.");
        var before = Snapshot(stages);
        var run = await MeasureAsync(region, all[WarmUpStatements..], token);
        var after = Snapshot(stages);
        bare.Measure();
        return Report(run, bare, stages is null ? null : PerStatement(after, before));
    }

    private IngestReport Report(Run run, RawVerification bare, StageReport? stages)
    {
        double accepted = options.Statements / run.Seconds;
        double cpu = Math.Round(Each(run.Processor.Values.Sum()), 1);
        return new IngestReport(
            options.Gateways,
            options.UsesBroker ? "mosquitto" : "memory",
            options.Statements,
            options.Samples,
            run.Blocks,
            Math.Round(accepted, 1),
            Math.Round(accepted * options.Samples, 1),
            Math.Round(bare.PerSecond, 1),
            Math.Round(options.Gateways * accepted / bare.PerSecond, 3),
            Math.Round(bare.Microseconds / cpu, 3),
            cpu,
            Math.Round(bare.Microseconds, 1),
            Math.Round(run.Garbage.Pause.TotalSeconds / run.Seconds, 3),
            run.Garbage.Collections,
            Math.Round((double)run.Garbage.AllocatedBytes / options.Statements / options.Gateways),
            run.Processor.ToDictionary(kind => kind.Key, kind => Math.Round(Each(kind.Value), 1)),
            stages);
    }

    // Microseconds for one statement on one gateway.
    private double Each(long nanoseconds) => nanoseconds / 1e3 / options.Statements / options.Gateways;

    // Nanoseconds by stage, then the number of verifications.
    private static long[] Snapshot(StageClock? stages) =>
    [
        .. Enum.GetValues<Stage>().Select(stage => stages?.NanosecondsOf(stage) ?? 0),
        stages?.Verifications ?? 0,
    ];

    private StageReport PerStatement(long[] after, long[] before) => new(
        Enum.GetValues<Stage>().ToDictionary(
            stage => stage.ToString(), stage => Math.Round(Each(after[(int)stage] - before[(int)stage]), 2)),
        Math.Round((double)(after[^1] - before[^1]) / options.Statements / options.Gateways, 3));

    private static async Task<Run> MeasureAsync(
        BenchRegion region, (int Board, Statement Statement)[] load, CancellationToken token)
    {
        using var finals = new FinalCount(region.Nodes, load.Length);
        long height = region.Nodes[0].Ledger.Height;
        var processor = new ProcessorUse(region.Broker?.ProcessId);
        processor.Start();
        var garbage = GarbageUse.Now;
        long start = Stopwatch.GetTimestamp();
        var senders = new LoadSender(region, finals).Start(load);
        await WaitAsync(finals, processor, load.Length, token);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        processor.Look();
        garbage = GarbageUse.Now.Since(garbage);
        foreach (var sender in senders) sender.Join();
        int blocks = (int)(region.Nodes[0].Ledger.Height - height);
        return new Run(seconds, blocks, garbage, processor.ByKind());
    }

    // Looks at the threads now and then: senders end before the last statement is final.
    private static async Task WaitAsync(FinalCount finals, ProcessorUse processor, int count, CancellationToken token)
    {
        long start = Stopwatch.GetTimestamp();
        while (await Task.WhenAny(finals.AllFinal, Task.Delay(LookInterval, token)) != finals.AllFinal)
        {
            token.ThrowIfCancellationRequested();
            processor.Look();
            if (Stopwatch.GetElapsedTime(start) < Patience) continue;
            throw new InvalidOperationException($"after {Patience.TotalMinutes} minutes only {finals.Least} of "
                + $"{count} statements were final on every gateway");
        }
    }

    private sealed record Run(
        double Seconds, int Blocks, GarbageUse Garbage, IReadOnlyDictionary<string, long> Processor);
}
