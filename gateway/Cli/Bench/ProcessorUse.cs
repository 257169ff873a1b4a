using System.Diagnostics;
using System.Globalization;

namespace EdgeLedger.Cli.Bench;

/// <summary>Processor time of this process by kind of thread, and of the broker.</summary>
/// <remarks>
/// From /proc/self/task/*/schedstat, whose first number is nanoseconds on a processor (Linux,
/// Documentation/scheduler/sched-stats.rst); threads are told apart by their names. A thread that has ended is
/// remembered as it was seen last, so whoever wants its time looks once more before it ends.
/// </remarks>
internal sealed class ProcessorUse(int? brokerProcess)
{
    public const string LoadGenerator = "load generator";

    private readonly Dictionary<string, (string Kind, long Nanoseconds)> _seen = [];
    private readonly Dictionary<string, long> _start = [];

    /// <summary>Forgets what was used until now.</summary>
    public void Start()
    {
        _seen.Clear();
        _start.Clear();
        Look();
        foreach (var (thread, (_, nanoseconds)) in _seen) _start[thread] = nanoseconds;
    }

    public void Look()
    {
        foreach (string task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                string name = File.ReadAllText(task + "/comm").Trim();
                string first = File.ReadAllText(task + "/schedstat").Split(' ')[0];
                _seen[task] = (KindOf(name), long.Parse(first, CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // The thread has ended meanwhile.
            }
        }

        if (brokerProcess is not { } id) return;
        using var broker = Process.GetProcessById(id);
        _seen["broker"] = ("broker", (long)(broker.TotalProcessorTime.TotalSeconds * 1e9));
    }

    /// <summary>Nanoseconds since <see cref="Start"/> by kind, as last looked.</summary>
    public IReadOnlyDictionary<string, long> ByKind() => _seen
        .GroupBy(one => one.Value.Kind, one => one.Value.Nanoseconds - _start.GetValueOrDefault(one.Key))
        .Select(kind => (kind.Key, Sum: kind.Sum()))
        .Where(kind => kind.Sum > 0)
        .OrderByDescending(kind => kind.Sum)
        .ToDictionary(kind => kind.Key, kind => kind.Sum);

    // The kernel keeps 15 letters of a name; a board's connection is "mqtt " and hex digits, a gateway's
    // "mqtt edgeledger".
    private static string KindOf(string name) => name switch
    {
        _ when name.StartsWith("verify", StringComparison.Ordinal) => "verification",
        "vote" => "vote",
        _ when name.StartsWith("mqtt edge", StringComparison.Ordinal) => "reception",
        _ when name.StartsWith("mqtt", StringComparison.Ordinal) || name == "load" => LoadGenerator,
        _ when name.StartsWith(".NET TP", StringComparison.Ordinal) => "peers and heads",
        ".NET Sockets" => "peers and heads",
        _ => "runtime",
    };
}
