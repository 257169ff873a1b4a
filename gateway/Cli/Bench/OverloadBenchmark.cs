using System.Diagnostics;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Floods a region with many times what it can make final, and watches those who do not take part.</summary>
internal sealed class OverloadBenchmark(OverloadOptions options, Action<string> tell)
{
    private const int Flooding = 2;
    private const int Forging = 2;
    private const int Honest = 16;
    private const int CalibrationStatements = 8000;
    private const int MostFloodPerBoard = 40_000;
    private const int RestAtOnce = 2000;
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(2);

    public static Task<OverloadReport> InTemporaryFolderAsync(
        OverloadOptions options, Action<string> tell, CancellationToken token) =>
        BenchFolder.RunInAsync(folder => new OverloadBenchmark(options, tell).RunAsync(folder, token));

    public async Task<OverloadReport> RunAsync(string folder, CancellationToken token)
    {
        int boards = Flooding + Forging + Honest;
        var founding = new IngestOptions(options.Gateways, UsesBroker: false, CalibrationStatements, boards);
        await using var region = await BenchRegion.StartAsync(founding, folder, null, token);
        var starts = await region.EnrolAsync(token);
        tell($"{boards} boards sign beforehand.");
        int calibration = CalibrationStatements / Flooding;
        int honest = (int)options.For.TotalSeconds + 1;
        var chains = BenchLoad.SignEach(
            region.Boards, starts, region.Genesis.Chain,
            board => board < Flooding ? calibration + MostFloodPerBoard : board < Flooding + Forging ? 100 : honest);

        tell("Sending as much as the region takes.");
        var links = new BoardLinks(region);
        double sustainable = await CalibrateAsync(region, links, chains, calibration, token);
        tell($"It takes {sustainable:0} a second; now {options.Factor:0.#} times as much for {options.For.TotalSeconds:0} s.");
        Statement[][] flood = [.. chains.Take(Flooding).Select(chain => chain[calibration..])];
        return await FloodAsync(region, links, flood, chains[(Flooding + Forging)..], sustainable, token);
    }

    private async Task<OverloadReport> FloodAsync(
        BenchRegion region, BoardLinks links, Statement[][] flood, Statement[][] honest, double sustainable,
        CancellationToken token)
    {
        var samples = new List<OverloadSample>();
        using var boards = new HonestBoards(region, links, honest, Flooding + Forging);
        boards.Start();
        long start = Stopwatch.GetTimestamp();
        using var running = new Flood(region, links, flood, sustainable * options.Factor);
        while (Stopwatch.GetElapsedTime(start) < options.For)
        {
            await Task.Delay(LookInterval, token);
            samples.Add(Look(region, start));
        }

        double offered = running.PerSecond;
        running.Stop();

        boards.MeasureNoMore();
        double during = (double)boards.Final / boards.Count;
        tell("The flood is over; waiting until all that was sent is final.");
        long end = Stopwatch.GetTimestamp();
        while ((running.SendRest(RestAtOnce) || boards.Final < boards.Count)
            && Stopwatch.GetElapsedTime(end) < DrainPatience)
        {
            await Task.Delay(LookInterval, token);
            samples.Add(Look(region, start));
        }

        return new OverloadReport(
            options.Gateways, options.Factor, Math.Round(sustainable), Math.Round(offered), boards.Count,
            Math.Round(during, 3), Math.Round((double)boards.Final / boards.Count, 4),
            Math.Round(boards.LatencyMs(0.5)), Math.Round(boards.LatencyMs(0.99)),
            Math.Round(Stopwatch.GetElapsedTime(end).TotalSeconds, 1),
            region.Nodes.SelectMany(node => node.Refused).GroupBy(one => one.Key, one => one.Value)
                .ToDictionary(reason => reason.Key, reason => reason.Sum()),
            samples);
    }

    private static async Task<double> CalibrateAsync(
        BenchRegion region, BoardLinks links, Statement[][] chains, int count, CancellationToken token)
    {
        using var finals = new FinalCount(region.Nodes, count * Flooding);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            if (i % 8 == 0) finals.WaitFor((i - 1000) * Flooding);
            for (int board = 0; board < Flooding; board++) links.Publish(board, chains[board][i].Bytes);
        }

        await finals.AllFinal.WaitAsync(DrainPatience, token);
        return count * Flooding / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static OverloadSample Look(BenchRegion region, long start)
    {
        var status = region.Nodes.Select(node => node.Status()).ToList();
        return new OverloadSample(
            Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1),
            Math.Round(Environment.WorkingSet / 1048576.0, 1),
            status.Sum(one => one.Verifying),
            status.Sum(one => one.PoolSize));
    }
}
