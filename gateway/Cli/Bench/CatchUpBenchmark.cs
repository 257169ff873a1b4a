using System.Diagnostics;
using EdgeLedger.Ledger;
using EdgeLedger.Node;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Cli.Bench;

/// <summary>A new gateway with an empty folder joins two that have a long ledger, and takes it over.</summary>
/// <remarks>
/// Whole gateways with real stores; the peer messages stay in memory. All three share this machine's cores, and the
/// new one verifies every signature: none was verified in this process before.
/// </remarks>
internal sealed class CatchUpBenchmark(CatchUpOptions options, Action<string> tell)
{
    private const int Sources = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    public static Task<CatchUpReport> InTemporaryFolderAsync(
        CatchUpOptions options, Action<string> tell, CancellationToken token) =>
        BenchFolder.RunInAsync(folder => new CatchUpBenchmark(options, tell).RunAsync(folder, token));

    private async Task<CatchUpReport> RunAsync(string folder, CancellationToken token)
    {
        using var source = new CatchUpSource();
        string first = Path.Combine(folder, "gateway-1");
        source.Write(first, options, tell);
        Copy(first, Path.Combine(folder, "gateway-2"));
        GC.Collect();
        var bare = new RawVerification(source.Sample, source.Boards);
        bare.Measure();

        var network = new MemoryPeerNetwork(source.Gateways.Length);
        var scheme = new CountingScheme();
        var nodes = new List<GatewayNode>();
        try
        {
            for (int i = 0; i < Sources; i++)
            {
                nodes.Add(Node(source, i, Path.Combine(folder, $"gateway-{i + 1}"), network, Es256Scheme.Instance));
            }

            nodes.Add(Node(source, Sources, Path.Combine(folder, "new"), network, scheme));
            foreach (var node in nodes[..Sources]) await node.StartAsync(token);
            var (seconds, processor) = await MeasureAsync(nodes[^1], nodes[0], token);
            bare.Measure();
            return Report(nodes[^1].Ledger, seconds, processor, scheme.Verified, bare.PerSecond);
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
        }
    }

    private async Task<(double Seconds, double ProcessorSeconds)> MeasureAsync(GatewayNode joining, GatewayNode source, CancellationToken token)
    {
        tell("A new gateway starts.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        double processor = ProcessorSeconds();
        long start = Stopwatch.GetTimestamp();
        await joining.StartAsync(token);
        while (joining.Ledger.Height < source.Ledger.Height)
        {
            if (joining.Ended.IsCompleted) await joining.Ended;
            await Task.Delay(BetweenLooks, patience.Token);
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return joining.Ledger.TipHash == source.Ledger.TipHash
            ? (seconds, ProcessorSeconds() - processor)
            : throw new InvalidOperationException("the new gateway has another ledger than its source");
    }

    private CatchUpReport Report(RegionLedger ledger, double seconds, double processor, long verified, double raw)
    {
        long readings = (long)options.Statements * options.Samples;
        using var own = Process.GetCurrentProcess();
        return new CatchUpReport(
            readings, options.Statements, options.Samples, ledger.Height, ledger.FirstHeld - 1, Math.Round(seconds, 2),
            Math.Round(seconds / 60, 2), Math.Round(readings / seconds, 1), Math.Round(processor, 1), verified, Math.Round(raw, 1),
            Math.Round(verified / seconds / raw, 3), (int)(own.PeakWorkingSet64 >> 20));
    }

    private static double ProcessorSeconds()
    {
        using var own = Process.GetCurrentProcess();
        return own.TotalProcessorTime.TotalSeconds;
    }

    private static GatewayNode Node(
        CatchUpSource source, int index, string data, MemoryPeerNetwork network, ISignatureScheme scheme) =>
        new(
            new GatewayNodeSettings
            {
                Genesis = source.Genesis,
                Signer = source.Gateways[index],
                DataPath = data,
                Clock = new GatewayClock(TimeProvider.System, null),
                Scheme = scheme,
            },
            new MemoryBoardLink(), network.Join(index), NullLogger.Instance);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
