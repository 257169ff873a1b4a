using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>A genuine statement that waits for a block.</summary>
/// <param name="ArrivedTicks">Of the monotonic clock, for the finality latency and for old age.</param>
internal sealed record PooledStatement(Statement Statement, long ArrivedTicks);
