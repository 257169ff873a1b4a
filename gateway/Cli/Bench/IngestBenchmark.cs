using System.Diagnostics;
using EdgeLedger.Mqtt;
using EdgeLedger.Node.Broker;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Sends signed readings to a region as fast as it takes them, until all are final on every gateway.</summary>
/// <remarks>
/// Each gateway verifies each reading itself: the gateways share a process but nothing that they have checked. Every
/// statement holds one reading, which is the dearest case; boards with a backlog put up to 32 under one signature.
/// </remarks>
internal sealed class IngestBenchmark(IngestOptions options, Action<string> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // The first readings pay for compilation and for the first pages of every store; a gateway runs for months.
    private const int WarmUpReadings = 6_000;

    // Past this many unacknowledged messages the load generator waits, or it would fill the broker's memory.
    private const int MaximumInflight = 512;

    public static async Task<IngestReport> InTemporaryFolderAsync(
        IngestOptions options, Action<string> tell, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("edgeledger-bench-");
        try
        {
            return await new IngestBenchmark(options, tell).RunAsync(folder.FullName, token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public async Task<IngestReport> RunAsync(string folder, CancellationToken token)
    {
        tell($"Founding a region of {options.Gateways}; {options.Boards} boards sign {options.Readings} readings.");
        await using var region = await BenchRegion.StartAsync(options, folder, token);
        var starts = await region.EnrolAsync(token);
        int count = WarmUpReadings + options.Readings;
        long unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - count;
        var load = BenchLoad.Sign(region.Boards, starts, region.Genesis.Chain, count, unixSeconds);
        (int Board, Statement Statement)[] all = [.. load.InTurn()];

        tell($"Sending {WarmUpReadings} more beforehand, to warm up.");
        await MeasureAsync(region, all[..WarmUpReadings], token);
        tell("Verifying without a ledger, on all cores.");
        double before = RawVerification.PerSecond(load.Statements[0], region.Boards[0].PublicKey);
        tell("Sending all readings.");
        var (seconds, processorSeconds, blocks) = await MeasureAsync(region, all[WarmUpReadings..], token);
        double after = RawVerification.PerSecond(load.Statements[0], region.Boards[0].PublicKey);

        double raw = (before + after) / 2;
        double accepted = options.Readings / seconds;
        return new IngestReport(
            options.Gateways,
            options.UsesBroker ? "mosquitto" : "memory",
            options.Readings,
            blocks,
            Math.Round(accepted, 1),
            Math.Round(raw, 1),
            Math.Round(options.Gateways * accepted / raw, 3),
            Math.Round(processorSeconds * 1e6 / options.Readings / options.Gateways, 1));
    }

    private static async Task<(double Seconds, double ProcessorSeconds, int Blocks)> MeasureAsync(
        BenchRegion region, (int Board, Statement Statement)[] load, CancellationToken token)
    {
        using var finals = new FinalCount(region.Nodes, load.Length);
        long height = region.Nodes[0].Ledger.Height;
        double processor = ProcessorSeconds(region.Broker);
        long start = Stopwatch.GetTimestamp();
        var senders = region.Broker is null ? SendThroughMemory(region, load) : [SendThroughBroker(region, load)];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        try
        {
            await finals.AllFinal.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new InvalidOperationException($"after {Patience.TotalMinutes} minutes only {finals.Least} of "
                + $"{load.Length} readings were final on every gateway");
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (var sender in senders) sender.Join();
        int blocks = (int)(region.Nodes[0].Ledger.Height - height);
        return (seconds, ProcessorSeconds(region.Broker) - processor, blocks);
    }

    private static List<Thread> SendThroughMemory(BenchRegion region, (int Board, Statement Statement)[] load) =>
        [.. region.Links.Select(link => Sender(() =>
        {
            foreach (var (_, statement) in load) link.Publish(statement.Bytes.ToArray());
        }))];

    private static Thread SendThroughBroker(BenchRegion region, (int Board, Statement Statement)[] load) => Sender(() =>
    {
        MqttConnection[] boards = [.. region.Boards.Select((key, i) => Connect(region, key, region.BoardPasswords[i]))];
        using var room = new SemaphoreSlim(MaximumInflight);
        foreach (var board in boards) board.Published += _ => room.Release();
        try
        {
            foreach (var (board, statement) in load)
            {
                room.Wait();
                string topic = $"el/{region.Genesis.Region}/{region.Boards[board].Address}/statement";
                boards[board].Publish(topic, statement.Bytes.Span, qos: 1, retain: false);
            }

            for (int i = 0; i < MaximumInflight; i++) room.Wait();
        }
        finally
        {
            foreach (var board in boards) board.Dispose();
        }
    });

    private static MqttConnection Connect(BenchRegion region, EcdsaSigner board, string password)
    {
        var connection = new MqttConnection(new MqttOptions
        {
            Port = region.Broker!.Port,
            ClientId = board.Address.ToString(),
            User = board.Address.ToString(),
            Password = password,
        });
        connection.Connect(TimeSpan.FromSeconds(10));
        return connection;
    }

    private static Thread Sender(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true, Name = "load" };
        thread.Start();
        return thread;
    }

    private static double ProcessorSeconds(MosquittoProcess? broker)
    {
        using var own = Process.GetCurrentProcess();
        double seconds = own.TotalProcessorTime.TotalSeconds;
        if (broker is null) return seconds;
        using var other = Process.GetProcessById(broker.ProcessId);
        return seconds + other.TotalProcessorTime.TotalSeconds;
    }
}
