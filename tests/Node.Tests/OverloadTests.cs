using System.Diagnostics;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests;

// More than the gateway can check comes in; what a board below its rate sends must not notice.
public sealed class OverloadTests
{
    private const int HonestReadings = 20;

    [Fact]
    public async Task Honest_board_is_final_in_time_while_others_flood_with_good_and_with_bad_signatures()
    {
        await using var region = await new TestRegion(1).StartAllAsync();
        var (honest, good, bad) =
            (await region.EnrolAsync("honest"), await region.EnrolAsync("good"), await region.EnrolAsync("bad"));
        byte[][] flood = [.. Enumerable.Range(0, 6000).Select(_ => good.Next(DateTimeOffset.UtcNow.AddMinutes(-1)))];
        byte[] forged = bad.Next();
        forged[^1] ^= 1;
        using var stop = new CancellationTokenSource();
        Thread[] floods =
        [
            Flood(region, i => flood[i % flood.Length], stop.Token),
            Flood(region, _ => forged, stop.Token),
        ];

        var source = new BoardSource(TimeProvider.System);
        long slowestMs = 0;
        for (int i = 0; i < HonestReadings; i++)
        {
            long start = Stopwatch.GetTimestamp();
            region.LinkOf(0).Publish(honest.Next(DateTimeOffset.UtcNow.AddSeconds(i - 60)), source);
            region.WaitUntilFinal(honest);
            slowestMs = Math.Max(slowestMs, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        stop.Cancel();
        foreach (var thread in floods) thread.Join();
        Wait.Until(() => IsFinal(region, good, flood), "what the flood was made of is final", 60_000);
        Assert.True(slowestMs < 10_000, $"the slowest of {HonestReadings} took {slowestMs} ms");
        Assert.Equal(honest.Seq, TestRegion.LastSeqOf(region[0], honest));
        Assert.True(region[0].Refused.ContainsKey("BoardFlood"));
    }

    // The pool is asked before the curve is: a signer whose place is taken costs a parse and no signature.
    [Fact]
    public async Task Signer_without_room_in_the_pool_costs_no_signature()
    {
        await using var region = await new TestRegion(1).StartAllAsync();
        var board = await region.EnrolAsync();
        byte[] far = board.Sign(
            region.Genesis.Chain, board.Seq + (3 * SignerQueue.Capacity), Hash256.Zero, DateTimeOffset.UtcNow);
        far[^1] ^= 1;

        region.Publish(far);

        Wait.Until(() => region[0].Refused.ContainsKey("PoolFull"), "the statement is refused");
        Assert.False(region[0].Refused.ContainsKey("BadSignature"));
    }

    // Each fork is well signed and costs a signature to know it: whoever sends them is no better than who forges.
    [Fact]
    public async Task Source_of_well_signed_forks_is_muted()
    {
        await using var region = await new TestRegion(1).StartAllAsync();
        var board = await region.EnrolAsync();
        var source = new BoardSource(TimeProvider.System);
        // Behind a gap, so that none becomes final meanwhile.
        byte[][] forks =
        [
            .. Enumerable.Range(0, 1000).Select(i => board.Sign(
                region.Genesis.Chain, board.Seq + 2, Hash256.Of([1]), DateTimeOffset.UtcNow.AddSeconds(-i))),
        ];

        foreach (byte[] fork in forks) region.LinkOf(0).Publish(fork, source);

        Wait.Until(() => source.IsMuted, "the source is muted");
        Assert.InRange(region[0].Refused["Forked"], 256, 1000);
    }

    // What was dropped is sent again by its board, whatever waits behind the gap that it left.
    private static bool IsFinal(TestRegion region, TestBoard board, byte[][] statements)
    {
        long final = TestRegion.LastSeqOf(region[0], board);
        int next = statements.Length - (int)(board.Seq - final);
        if (region[0].Status() is { Verifying: 0 })
        {
            foreach (byte[] statement in statements.Skip(next).Take(1000)) region.Publish([.. statement]);
        }

        return final == board.Seq;
    }

    private static Thread Flood(TestRegion region, Func<int, byte[]> statement, CancellationToken stop)
    {
        var source = new BoardSource(TimeProvider.System);
        var thread = new Thread(() =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                region.LinkOf(0).Publish([.. statement(i)], source);
                if (i % 64 == 0) Thread.Sleep(1);
            }
        });
        thread.Start();
        return thread;
    }
}
