using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Telemetry;

/// <summary>Counts what was refused, by reason, and logs each reason at most once in five seconds.</summary>
/// <remarks>A flood of rubbish must not become a flood of log lines, or the disk fills where the ledger should
/// be.</remarks>
public sealed class Refusals(ILogger logger, TimeProvider time)
{
    private readonly long _logInterval = time.TimestampFrequency * 5;

    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    public void Add(string reason, string? detail = null)
    {
        var count = _counts.GetOrAdd(reason, _ => new Count());
        long total = Interlocked.Increment(ref count.Total);
        long now = time.GetTimestamp();
        long next = Volatile.Read(ref count.NextLog);
        if (now < next || Interlocked.CompareExchange(ref count.NextLog, now + _logInterval, next) != next) return;
        logger.LogWarning(
            "refused: {Reason}, {Total} so far{Detail}", reason, total, detail is null ? "" : "; " + detail);
    }

    public IReadOnlyDictionary<string, long> Snapshot() =>
        new SortedDictionary<string, long>(
            _counts.ToDictionary(entry => entry.Key, entry => Volatile.Read(ref entry.Value.Total)),
            StringComparer.Ordinal);

    private sealed class Count
    {
        public long Total;
        public long NextLog;
    }
}
