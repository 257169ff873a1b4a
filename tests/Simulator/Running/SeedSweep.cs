using System.Diagnostics;

namespace EdgeLedger.Simulator.Running;

/// <summary>Plays many seeds on all cores, one thread a seed, until one fails or all have passed.</summary>
internal sealed class SeedSweep(ulong from, long count, int? gateways)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Dictionary<int, long> _sizes = [];
    private SeedResult? _failed;
    private long _next;
    private long _played;
    private long _blocks;
    private long _events;
    private long _reported = Stopwatch.GetTimestamp();

    /// <summary>Hears every ten seconds how far it is.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>A seed that nobody has played: from the system's random source.</summary>
    public static ulong FreshSeed() => (ulong)Random.Shared.NextInt64(1, 1_000_000_000_000) * 100;

    public SweepReport Run()
    {
        Thread[] threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return new SweepReport
        {
            From = from,
            Seeds = _played,
            Gateways = _sizes.OrderBy(size => size.Key).ToDictionary(),
            Blocks = _blocks,
            Events = _events,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(_start).TotalSeconds, 1),
            FailedSeed = _failed?.Seed,
            Violation = _failed?.Violation,
        };
    }

    private void Work()
    {
        while (true)
        {
            long index = Interlocked.Increment(ref _next) - 1;
            if (index >= count || Volatile.Read(ref _failed) is not null) return;
            Take(SeedRun.Play(from + (ulong)index, gateways));
        }
    }

    private void Take(SeedResult result)
    {
        lock (_gate)
        {
            _played++;
            _blocks += result.Blocks;
            _events += result.Events;
            int size = result.Scenario.Gateways;
            _sizes[size] = _sizes.GetValueOrDefault(size) + 1;
            bool isLowest = result.Violation is not null && (_failed is null || result.Seed < _failed.Seed);
            if (isLowest) _failed = result;
            if (Progress is null || Stopwatch.GetElapsedTime(_reported) < ReportInterval) return;
            _reported = Stopwatch.GetTimestamp();
            Progress($"{_played} of {count} seeds");
        }
    }
}
