using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Voting;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

public sealed class BlockTimeTests
{
    private const long Now = 1_700_000_000_000;

    // Line 22 with validRound = -1: a header more than 2 s off gets nil; one of the past is waited for longer,
    // round by round, or a busy host would never agree on any.
    [Theory]
    [InlineData(-2000, 0, true)]
    [InlineData(-2001, 0, false)]
    [InlineData(-4000, 4, true)]
    [InlineData(-4001, 4, false)]
    [InlineData(2000, 0, true)]
    [InlineData(2001, 0, false)]
    [InlineData(2001, 9, false)]
    public void Header_time_may_lie_off_by_the_tolerance_of_its_round(long offsetMs, int round, bool timely)
    {
        var clock = new GatewayClock(new StoppedTime(), null);
        Assert.Equal(timely, BlockTime.IsTimely(clock, HeaderAt(Now + offsetMs), round));
    }

    [Fact]
    public void Tolerance_is_real_time_however_fast_the_clock_runs()
    {
        var clock = new GatewayClock(new StoppedTime(), new ClockSettings(Now, Now, 72_000));
        Assert.True(BlockTime.IsTimely(clock, HeaderAt(Now - (2000L * 72_000)), 0));
        Assert.False(BlockTime.IsTimely(clock, HeaderAt(Now - (2001L * 72_000)), 0));
    }

    private static BlockHeader HeaderAt(long unixMs) => new(
        new ChainId("test-0123456789abcdef"), 1, unixMs, Hash256.Zero, 0, Hash256.Zero, Hash256.Zero, Hash256.Zero,
        default);

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
    }
}
