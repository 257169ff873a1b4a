using EdgeLedger.Mqtt;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Publishes a load as fast as the region takes it.</summary>
internal static class LoadSender
{
    // Past this many unacknowledged messages the load generator waits, or it would fill the broker's memory.
    private const int MaximumInflight = 512;

    /// <summary>Starts sending; the threads end when all is sent.</summary>
    public static IReadOnlyList<Thread> Start(BenchRegion region, (int Board, Statement Statement)[] load) =>
        region.Broker is null ? ThroughMemory(region, load) : [ThroughBroker(region, load)];

    private static List<Thread> ThroughMemory(BenchRegion region, (int Board, Statement Statement)[] load) =>
        [.. region.Links.Select(link => Sender(() =>
        {
            foreach (var (_, statement) in load) link.Publish(statement.Bytes.ToArray());
        }))];

    private static Thread ThroughBroker(BenchRegion region, (int Board, Statement Statement)[] load) => Sender(() =>
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
}
