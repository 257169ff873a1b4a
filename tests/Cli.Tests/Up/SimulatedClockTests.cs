using EdgeLedger.Cli.Up;

namespace EdgeLedger.Cli.Tests.Up;

public sealed class SimulatedClockTests
{
    private const long HourMs = 3_600_000;
    private const long NowMs = (490_000 * HourMs) + 123_456;

    [Fact]
    public void Clock_is_real_time_on_a_new_ledger_without_replays() =>
        Assert.Equal(NowMs, SimulatedClock.Start(NowMs, null, TimeSpan.Zero, 1).SimulatedUnixMs);

    [Fact]
    public void Replay_starts_its_length_ago_on_a_whole_hour() =>
        Assert.Equal((490_000 - 24) * HourMs,
            SimulatedClock.Start(NowMs, null, TimeSpan.FromHours(24), 72_000).SimulatedUnixMs);

    [Fact]
    public void Clock_never_starts_before_the_newest_block()
    {
        long last = NowMs + (400 * HourMs);

        Assert.Equal(last + 1, SimulatedClock.Start(NowMs, last, TimeSpan.Zero, 1).SimulatedUnixMs);
        long replay = SimulatedClock.Start(NowMs, last, TimeSpan.FromHours(24), 1).SimulatedUnixMs;
        Assert.True(replay > last);
        Assert.Equal(0, replay % HourMs);
    }
}
