using EdgeLedger.Node.Voting;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests;

public sealed class RegionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Readings_become_final_in_order_on_every_gateway(int gateways)
    {
        await using var region = await new TestRegion(gateways).StartAllAsync();
        var boards = new[] { await region.EnrolAsync("a"), await region.EnrolAsync("b") };

        for (int i = 0; i < 50; i++)
        {
            foreach (var board in boards) region.Publish(board.Next(DateTimeOffset.UtcNow.AddSeconds(i - 40)));
        }

        foreach (var board in boards) region.WaitUntilFinal(board);
        region.AssertOneBlockPerHeight();
        Assert.All(region.Running, node => Assert.Equal(100, node.Status().ReadingsFinal));
        Assert.All(region.Running, node => Assert.Equal(0, node.Status().PoolSize));
        Assert.All(region.Running, node => Assert.NotNull(node.Status().FinalityP50Ms));
    }

    // Out of order on the way, in order in the ledger: links further ahead are held until the gap closes.
    [Fact]
    public async Task Links_that_arrive_backwards_become_final_forwards()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        byte[][] statements =
            [.. Enumerable.Range(0, 20).Select(i => board.Next(DateTimeOffset.UtcNow.AddSeconds(i - 30)))];

        foreach (byte[] statement in statements.Reverse()) region.Publish(statement);

        region.WaitUntilFinal(board);
        region.AssertOneBlockPerHeight();
    }

    [Fact]
    public async Task Duplicates_are_counted_and_become_final_once()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        byte[] statement = board.Next();
        for (int i = 0; i < 5; i++) region.Publish(statement);
        region.WaitUntilFinal(board);
        region.Publish(statement);

        Wait.Until(() => region.Running.All(node => node.Status().Duplicates == 5), "all duplicates are counted");
        Assert.All(region.Running, node => Assert.Equal(1, node.Status().ReadingsFinal));
        Assert.All(region.Running, node => Assert.Empty(node.Refused));
    }

    [Fact]
    public async Task Bad_statements_are_refused_by_reason_and_good_ones_go_on()
    {
        await using var region = await new TestRegion(1).StartAllAsync();
        var board = await region.EnrolAsync();
        using var stranger = new TestBoard(region.Genesis.Chain);
        var now = DateTimeOffset.UtcNow;
        byte[] first = board.Next(now.AddSeconds(-10));
        byte[] flipped = [.. first];
        flipped[^1] ^= 1;
        region.Publish(flipped);
        region.Publish([0xd2, 0x84, 0xff]);
        region.Publish([]);
        region.Publish(new byte[1_000_000]);
        region.Publish(stranger.Next(now));
        region.Publish(board.Sign(new ChainId("other-0011223344556677"), board.Seq, Hash256.Zero, now));
        region.Publish(board.Sign(region.Genesis.Chain, board.Seq + 1, board.Prev, now.AddHours(1)));

        // Only then the good one: had it come in first, the flipped copy would be known by its id, and
        // no signature checked.
        string[] reasons = ["BadSignature", "FutureTime", "Malformed", "TooLarge", "UnknownSigner", "WrongChain"];
        Wait.Until(() => reasons.All(region[0].Refused.ContainsKey), "every reason is counted");
        region.Publish(first);
        region.WaitUntilFinal(board);

        Assert.Equal(2, region[0].Refused["Malformed"]);
        Assert.All(reasons.Except(["Malformed"]), reason => Assert.Equal(1, region[0].Refused[reason]));
        Assert.Equal(1, region[0].Status().ReadingsFinal);
    }

    // A meter has no relays to report: no block can take that, so it must not wait for one either.
    [Fact]
    public async Task Content_that_the_kind_of_device_may_not_send_is_refused_on_arrival()
    {
        await using var region = await new TestRegion(1).StartAllAsync();
        var board = await region.EnrolAsync();
        byte[] status = new DeviceStatus(
            DateTimeOffset.UtcNow.ToUnixTimeSeconds(), 1, DeviceStatusCause.Start, 5).Encode();

        region.Publish(Statement.Encode(
            board.Key, region.Genesis.Chain, ContentType.DeviceStatus, board.Seq + 1, board.Prev, status));

        Wait.Until(() => region[0].Refused.ContainsKey("ContentNotAllowed"), "it is counted");
        Assert.Equal(0, region[0].Status().PoolSize);
    }

    // Posted while nobody else is there: the others hear of it when they come, or they would see no reason for a
    // block.
    [Fact]
    public async Task Transaction_reaches_gateways_that_connect_later()
    {
        await using var region = new TestRegion(4);
        await region.StartAsync(0);
        var enrolled = Task.Run(() => region.EnrolAsync());
        for (int i = 1; i < 4; i++) await region.StartAsync(i);

        await enrolled;

        region.WaitForHeight(1);
        region.AssertOneBlockPerHeight();
    }

    // The first of two links for one place that is final stands; the other is a fork, an old one a replay or fork.
    [Fact]
    public async Task Fork_is_refused_and_the_chain_goes_on()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        var (seq, prev) = (board.Seq, board.Prev);
        region.Publish(board.Next(DateTimeOffset.UtcNow.AddSeconds(-5)));
        region.WaitUntilFinal(board);

        region.Publish(board.Sign(region.Genesis.Chain, seq + 1, prev, DateTimeOffset.UtcNow));
        region.Publish(board.Next());
        region.WaitUntilFinal(board);

        Wait.Until(
            () => region.Running.All(node => node.Refused.GetValueOrDefault("Forked") == 1),
            "the fork is counted");
        Assert.All(region.Running, node => Assert.Equal(2, node.Status().ReadingsFinal));
    }

    [Fact]
    public async Task Region_goes_on_without_one_gateway_which_catches_up_after_its_restart()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        await region.StopAsync(2);
        for (int i = 0; i < 5; i++)
        {
            region.Publish(board.Next(DateTimeOffset.UtcNow.AddSeconds(i - 30)));
            region.WaitUntilFinal(board);
        }

        await region.StartAsync(2);

        region.WaitUntilFinal(board);
        region.Publish(board.Next());
        region.WaitUntilFinal(board);
        region.AssertOneBlockPerHeight();
        Assert.All(region.Running, node => Assert.Equal(6, node.Status().ReadingsFinal));
        Assert.False(region[2].Status().Observing);
    }

    [Fact]
    public async Task Region_goes_on_after_all_gateways_were_stopped()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        region.Publish(board.Next(DateTimeOffset.UtcNow.AddSeconds(-5)));
        region.WaitUntilFinal(board);
        for (int i = 0; i < 4; i++) await region.StopAsync(i);

        await region.StartAllAsync();
        region.Publish(board.Next());

        region.WaitUntilFinal(board);
        region.AssertOneBlockPerHeight();
    }

    // Two of four can finalise nothing; once the cut is mended what waited becomes final.
    [Fact]
    public async Task Nothing_is_final_without_a_quorum_and_everything_after_the_cut_is_mended()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        region.WaitForHeight(1);
        SetCut(region, true);

        region.Publish(board.Next());
        Wait.Until(() => region.Running.All(node => node.Status().PoolSize == 1), "the reading waits everywhere");
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.All(region.Running, node => Assert.True(node.Ledger.Height == 1));

        SetCut(region, false);
        region.WaitUntilFinal(board);
        region.AssertOneBlockPerHeight();
    }

    [Fact]
    public async Task Idle_region_makes_an_empty_block_when_its_time_has_come()
    {
        await using var region =
            await new TestRegion(4) { EmptyBlockInterval = TimeSpan.FromMilliseconds(1500) }.StartAllAsync();

        region.WaitForHeight(2);

        region.AssertOneBlockPerHeight();
        Assert.Empty(region[0].Ledger.GetBlock(1)!.Block.Entries);
    }

    // An empty store may be a lost one: without the token it only observes, and the others are a quorum without
    // it.
    [Fact]
    public async Task Gateway_that_lost_its_store_observes_until_the_region_has_moved_on()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        await region.StopAsync(1);
        Directory.Delete(region.FolderOf(1), recursive: true);
        Directory.CreateDirectory(region.FolderOf(1));

        await region.StartAsync(1);
        Assert.True(region[1].Status().Observing);
        region.WaitUntilFinal(board);
        for (int i = 0; region[1].Status().Observing; i++)
        {
            Assert.True(i < 20, "it never votes again");
            region.Publish(board.Next(DateTimeOffset.UtcNow.AddSeconds(i - 60)));
            region.WaitUntilFinal(board);
        }

        // With one of the others away it is needed for the quorum: it does vote.
        await region.StopAsync(3);
        region.Publish(board.Next());
        region.WaitUntilFinal(board);
        region.AssertOneBlockPerHeight();
    }

    [Fact]
    public async Task First_start_token_is_used_up_before_the_first_vote()
    {
        await using var region = await new TestRegion(1).StartAllAsync();
        Assert.False(File.Exists(Path.Combine(region.FolderOf(0), VotingRight.TokenFile)));
        await region.EnrolAsync();
        await region.StopAsync(0);
        foreach (string file in Directory.GetFiles(region.FolderOf(0))) File.Delete(file);

        await region.StartAsync(0);

        Assert.True(region[0].Status().Observing);
        Assert.Equal(0, region[0].Ledger.Height);
    }

    private static void SetCut(TestRegion region, bool cut)
    {
        for (int one = 0; one < 2; one++)
        {
            for (int other = 2; other < 4; other++) region.Network.SetCut(one, other, cut);
        }
    }
}
