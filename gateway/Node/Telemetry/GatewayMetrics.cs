using EdgeLedger.Contracts;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;

namespace EdgeLedger.Node.Telemetry;

/// <summary>What this gateway counts besides refusals.</summary>
/// <remarks>
/// Finality latency is from the end of the metering period to the commit when the region runs in real time; when
/// time is scaled that would be a mixture of two clocks, so it is from the statement's arrival here.
/// </remarks>
/// <param name="before">What was final when the ledger was opened.</param>
internal sealed class GatewayMetrics(GatewayClock clock, DeviceTotals before)
{
    private readonly long _startUnixMs = clock.UnixMs;
    private long _statements = before.Statements;
    private long _readings = before.Readings;
    private long _quarantined = before.Quarantined;

    public long StatementsFinal => Volatile.Read(ref _statements);

    public long Quarantined => Volatile.Read(ref _quarantined);

    public long ReadingsFinal => Volatile.Read(ref _readings);

    public LatencyHistogram Finality { get; } = new();

    /// <summary>An entry is final.</summary>
    public void Add(AppliedEntry entry)
    {
        if (entry.Quarantined is not null) Interlocked.Increment(ref _quarantined);
        if (entry.Statement is null) return;
        Interlocked.Increment(ref _statements);
        if (entry.Readings.Count == 0) return;
        Interlocked.Add(ref _readings, entry.Readings.Count);
        long endMs = entry.Readings[^1].UnixSeconds * 1000;
        // What was measured before this gateway ran tells how long the region was down, not how fast it votes.
        if (IsRealTime && endMs >= _startUnixMs) Finality.Add(clock.UnixMs - endMs);
    }

    /// <summary>A statement became final while it waited in the pool.</summary>
    public void Add(PooledStatement statement)
    {
        if (!IsRealTime) Finality.Add(clock.Time.GetElapsedTime(statement.ArrivedTicks).TotalMilliseconds);
    }

    private bool IsRealTime => clock.Speed == 1;
}
