using EdgeLedger.Node.Ingest;

namespace EdgeLedger.Node.Tests.Ingest;

public sealed class FairQueueTests
{
    private readonly BoardSource _flood = new(TimeProvider.System);

    [Fact]
    public void Board_that_sends_one_statement_waits_behind_a_few_of_a_flood_and_not_behind_all()
    {
        var queue = new FairQueue(100, 1 << 20, capacityOfSource: 90);
        for (int i = 0; i < 80; i++) Assert.True(queue.TryAdd([0, (byte)i], _flood));
        var honest = new BoardSource(TimeProvider.System);

        Assert.True(queue.TryAdd([1], honest));

        int before = 0;
        while (queue.Take().Source != honest) before++;
        Assert.InRange(before, 1, 8);
        for (int left = 80 - before; left > 0; left--) Assert.Equal(_flood, queue.Take().Source);
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void Statements_of_one_source_keep_their_order()
    {
        var queue = new FairQueue(100, 1 << 20, capacityOfSource: 100);
        var other = new BoardSource(TimeProvider.System);
        for (byte i = 0; i < 20; i++)
        {
            queue.TryAdd([i], _flood);
            queue.TryAdd([i], other);
        }

        var taken = Enumerable.Range(0, 40).Select(_ => queue.Take()).ToList();

        foreach (var source in new[] { _flood, other })
        {
            var order = taken.Where(one => one.Source == source).Select(one => (int)one.Bytes[0]);
            Assert.Equal(Enumerable.Range(0, 20), order);
        }
    }

    [Fact]
    public void Full_queue_takes_from_whoever_holds_less_than_an_even_share_and_from_nobody_else()
    {
        var queue = new FairQueue(100, 1 << 20, capacityOfSource: 100);
        for (int i = 0; i < 100; i++) Assert.True(queue.TryAdd([1], _flood));
        Assert.False(queue.TryAdd([1], _flood));

        BoardSource[] others = [.. Enumerable.Range(0, 1000).Select(_ => new BoardSource(TimeProvider.System))];
        int taken = Enumerable.Range(0, 10).Sum(_ => others.Count(other => queue.TryAdd([1], other)));

        Assert.True(taken >= 50, $"only {taken} of other sources were taken");
        Assert.True(queue.Count <= 200, $"{queue.Count} wait in a queue of 100");
        Assert.False(queue.TryAdd([1], _flood));
    }

    [Fact]
    public void Long_statements_fill_it_by_their_bytes()
    {
        var queue = new FairQueue(1000, capacityBytes: 10_000, capacityOfSource: 1000);
        int taken = 0;
        while (queue.TryAdd(new byte[1000], _flood)) taken++;

        Assert.Equal(10, taken);
        Assert.True(queue.TryAdd([1], null));
    }
}
