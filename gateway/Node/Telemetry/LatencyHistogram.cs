namespace EdgeLedger.Node.Telemetry;

/// <summary>Latencies in milliseconds, kept in buckets that grow by an eighth: a quantile is right to 12.5
/// %.</summary>
public sealed class LatencyHistogram
{
    private const int BucketsPerOctave = 8;
    private const int Octaves = 26;

    private readonly long[] _buckets = new long[BucketsPerOctave * Octaves];
    private long _count;
    private double _sumMs;
    private readonly Lock _gate = new();

    public void Add(double milliseconds)
    {
        double bounded = Math.Max(1, milliseconds);
        int bucket = Math.Min((int)(Math.Log2(bounded) * BucketsPerOctave), _buckets.Length - 1);
        lock (_gate)
        {
            _buckets[bucket]++;
            _count++;
            _sumMs += bounded;
        }
    }

    public (long Count, double SumMs) Totals
    {
        get
        {
            lock (_gate) return (_count, _sumMs);
        }
    }

    /// <returns>Milliseconds below which the given share of all latencies lies; 0 when there are none.</returns>
    public double Quantile(double share)
    {
        lock (_gate)
        {
            double wanted = share * _count;
            long seen = 0;
            for (int i = 0; i < _buckets.Length && _count > 0; i++)
            {
                long before = seen;
                seen += _buckets[i];
                if (seen < wanted || _buckets[i] == 0) continue;
                double within = (wanted - before) / _buckets[i];
                return Math.Round(Math.Pow(2, (i + within) / BucketsPerOctave), 1);
            }

            return 0;
        }
    }

    /// <returns>How many latencies are at most so long, for a metric's cumulative buckets.</returns>
    public long CountUpTo(double milliseconds)
    {
        int last = Math.Min((int)(Math.Log2(Math.Max(1, milliseconds)) * BucketsPerOctave), _buckets.Length - 1);
        lock (_gate)
        {
            long seen = 0;
            for (int i = 0; i < last; i++) seen += _buckets[i];
            return seen;
        }
    }
}
