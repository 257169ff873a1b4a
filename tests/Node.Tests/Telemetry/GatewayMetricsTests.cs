using EdgeLedger.Contracts;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Telemetry;

public sealed class GatewayMetricsTests
{
    private const long StartSeconds = 1_700_000_000;

    // A region that was down for a day has not voted for a day.
    [Fact]
    public void Readings_of_before_the_start_are_counted_and_say_nothing_of_latency()
    {
        var time = new SteppedTime();
        var metrics = new GatewayMetrics(new GatewayClock(time, null), DeviceTotals.None);
        time.UnixMs += 2_500;

        metrics.Add(FinalAt(StartSeconds - 86_400));
        Assert.Equal(0, metrics.Finality.Totals.Count);
        metrics.Add(FinalAt(StartSeconds + 2));

        Assert.Equal(2, metrics.ReadingsFinal);
        Assert.Equal(1, metrics.Finality.Totals.Count);
        Assert.InRange(metrics.Finality.Quantile(0.5), 250, 1000);
    }

    private static AppliedEntry FinalAt(long unixSeconds)
    {
        using var key = EcdsaSigner.Create();
        var reading = new Reading { UnixSeconds = unixSeconds, ImportWh = 1 };
        byte[] bytes = Statement.Encode(
            key, new ChainId("test-0123456789abcdef"), ContentType.Reading, 1, Hash256.Zero,
            ReadingPayload.Encode(reading));
        Assert.True(Statement.TryParse(bytes, out var statement));
        return new AppliedEntry(EntryKind.Statement, statement.Id) { Statement = statement, Readings = [reading] };
    }

    private sealed class SteppedTime : TimeProvider
    {
        public long UnixMs { get; set; } = StartSeconds * 1000;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(UnixMs);
    }
}
