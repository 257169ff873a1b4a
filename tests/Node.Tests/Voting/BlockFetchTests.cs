using EdgeLedger.Ledger.Execution;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Voting;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

public sealed class BlockFetchTests
{
    private const int MaxBlocks = PeerCodec.MaxBlocks;

    private readonly StandingClock _time = new();

    [Fact]
    public void Ranges_follow_one_another_and_are_shared_among_those_who_have_them()
    {
        var fetch = new BlockFetch(_time, peers: 4);

        var plan = fetch.Plan(tip: 10, [-1, 1000, 1000, 60]);

        Assert.Equal(11, plan[0].Request.From);
        Assert.All(plan.Zip(plan.Skip(1)), pair =>
            Assert.Equal(pair.First.Request.From + pair.First.Request.Count, pair.Second.Request.From));
        Assert.DoesNotContain(plan, one => one.Peer == 0);
        Assert.All(plan.Where(one => one.Peer == 3), one => Assert.True(one.Request.From <= 60));
        Assert.Empty(fetch.Plan(10, [-1, 1000, 1000, 60]));
    }

    [Fact]
    public void Answers_in_any_order_come_out_in_the_order_of_heights()
    {
        var fetch = new BlockFetch(_time, peers: 3);
        var plan = fetch.Plan(0, [-1, 300, 300]);

        foreach (var (peer, request) in plan.Reverse()) fetch.Take(peer, Blocks(request.From, request.Count));

        long tip = 0;
        while (fetch.Next(tip) is { Count: > 0 } next)
        {
            Assert.Equal(tip + 1, next[0].Height);
            tip = next[^1].Height;
        }

        Assert.Equal(plan.Sum(one => one.Request.Count), tip);
    }

    [Fact]
    public void Peer_that_holds_later_blocks_only_is_asked_for_those_and_another_for_the_earlier()
    {
        var fetch = new BlockFetch(_time, peers: 3);
        long[] heights = [-1, 1000, 1000];
        var plan = fetch.Plan(0, heights);
        foreach (var (peer, _) in plan.Where(one => one.Peer == 1)) fetch.Take(peer, [], firstHeld: 200);

        Assert.False(fetch.IsGone(0, heights, faulty: 1));
        while (fetch.Plan(0, heights) is { Count: > 0 } next)
        {
            Assert.All(next.Where(one => one.Peer == 1), one => Assert.True(one.Request.From >= 200));
            foreach (var (peer, request) in next) fetch.Take(peer, Blocks(request.From, request.Count), peer == 1 ? 200 : 1);
        }

        // All that were left for the other one are asked of it, none twice at a time.
        foreach (var (peer, request) in plan.Where(one => one.Peer == 2)) fetch.Take(peer, Blocks(request.From, request.Count));
        Assert.Equal(2, fetch.Plan(0, heights).Count(one => one.Peer == 2));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]   // Two that may both be lying.
    public void Block_is_gone_when_all_who_have_later_ones_and_more_than_may_lie_say_so(int faulty, bool isGone)
    {
        var fetch = new BlockFetch(_time, peers: 3);
        long[] heights = [-1, 1000, 1000];
        Assert.False(fetch.IsGone(0, heights, faulty));
        foreach (int peer in new[] { 1, 2 }) fetch.Take(peer, [], firstHeld: 200);

        Assert.Equal(isGone, fetch.IsGone(0, heights, faulty));
        Assert.False(fetch.IsGone(199, heights, faulty));
        Assert.Equal(200, fetch.LowestHeld(heights));
        fetch.Meet(1);
        Assert.False(fetch.IsGone(0, heights, faulty));
    }

    [Fact]
    public void Rest_of_a_short_answer_is_asked_again()
    {
        var fetch = new BlockFetch(_time, peers: 2);
        var first = fetch.Plan(0, [-1, MaxBlocks])[0];

        fetch.Take(1, Blocks(1, 10));

        Assert.Equal(new PeerMessage.BlocksRequest(11, MaxBlocks - 10), fetch.Plan(0, [-1, MaxBlocks])[0].Request);
        Assert.Equal(10, fetch.Next(0).Count);
        Assert.Equal(MaxBlocks, first.Request.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Peer_that_is_silent_or_has_nothing_is_left_alone_and_another_is_asked(bool isSilent)
    {
        var fetch = new BlockFetch(_time, peers: 3);
        var asked = fetch.Plan(0, [50, -1, -1]);
        Assert.Equal(0, Assert.Single(asked).Peer);

        if (isSilent) _time.Advance(TimeSpan.FromSeconds(4));
        else fetch.Take(0, []);

        Assert.Equal(2, Assert.Single(fetch.Plan(0, [50, -1, 50])).Peer);
    }

    [Fact]
    public void Answer_that_takes_long_to_verify_does_not_make_its_peer_silent()
    {
        var fetch = new BlockFetch(_time, peers: 2);
        fetch.Plan(0, [-1, 20]);

        fetch.Arrived(1, Blocks(1, 20));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(fetch.Plan(0, [-1, 20]));
        fetch.Take(1, Blocks(1, 20));
        Assert.Equal(20, fetch.Next(0).Count);
    }

    [Fact]
    public void Blocks_that_nobody_asked_for_are_passed_over()
    {
        var fetch = new BlockFetch(_time, peers: 2);

        fetch.Take(1, Blocks(1, 5));

        Assert.Empty(fetch.Next(0));
    }

    private static List<FetchedBlock> Blocks(long from, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Block(from + i))];

    private static FetchedBlock Block(long height)
    {
        var header = new BlockHeader(
            new ChainId("r-0011223344556677"), height, height, Hash256.Zero, 0, Hash256.Zero, Hash256.Zero,
            Hash256.Zero, default);
        var block = Records.Block.Create(header, []);
        using var key = EcdsaSigner.Create();
        var set = new ValidatorSet(Hash256.Zero, [key.PublicKey]);
        var vote = Vote.Sign(key, header.Chain, VoteType.Precommit, height, 0, block.Hash, 0);
        return new FetchedBlock(block, Certificate.Of(set, [vote]));
    }

    private sealed class StandingClock : TimeProvider
    {
        private long _ticks = 1;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;
    }
}
