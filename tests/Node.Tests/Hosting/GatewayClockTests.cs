using EdgeLedger.Node.Hosting;

namespace EdgeLedger.Node.Tests.Hosting;

public sealed class GatewayClockTests
{
    [Fact]
    public void Scaled_time_runs_from_its_anchor()
    {
        var time = new FixedTime(1_700_000_010_000);
        var clock = new GatewayClock(time, new ClockSettings(1_700_000_000_000, 1_000_000, 72_000));

        Assert.Equal(1_000_000 + (10_000L * 72_000), clock.UnixMs);
        Assert.Equal(1_700_000_010_000, clock.RealUnixMs);
    }

    [Fact]
    public void Without_an_anchor_time_is_real() =>
        Assert.Equal(1_700_000_010_000, new GatewayClock(new FixedTime(1_700_000_010_000), null).UnixMs);

    private sealed class FixedTime(long unixMs) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
    }
}
