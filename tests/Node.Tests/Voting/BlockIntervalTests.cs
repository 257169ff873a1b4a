namespace EdgeLedger.Node.Tests.Voting;

/// <summary>When the next block is begun.</summary>
public sealed class BlockIntervalTests
{
    [Fact]
    public async Task Half_a_block_that_waits_is_not_kept_for_the_interval()
    {
        await using var region = await new TestRegion(1) { BlockInterval = TimeSpan.FromHours(1) }.StartAllAsync();
        var board = await region.EnrolAsync();
        int half = region.Genesis.MaxBlockEntries / 2;
        for (int i = 0; i < half; i++) region.Publish(board.Next(DateTimeOffset.UtcNow.AddSeconds(i - half)));

        region.WaitUntilFinal(board);
    }
}
