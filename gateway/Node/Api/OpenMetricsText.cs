using System.Globalization;
using System.Text;
using EdgeLedger.Node.Telemetry;

namespace EdgeLedger.Node.Api;

/// <summary>Writes metrics as OpenMetrics 1.0 text.</summary>
internal sealed class OpenMetricsText
{
    public const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static readonly int[] BucketsMs =
        [100, 250, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000, 60_000, 600_000];

    private readonly StringBuilder _text = new();

    public OpenMetricsText Gauge(string name, string help, double value)
    {
        Head(name, "gauge", help);
        return Line(name, value);
    }

    /// <param name="name">Without the suffix <c>_total</c>, which the samples get.</param>
    public OpenMetricsText Counter(string name, string help, double value)
    {
        Head(name, "counter", help);
        return Line(name + "_total", value);
    }

    public OpenMetricsText Counter(
        string name, string help, string label, IReadOnlyDictionary<string, long> values)
    {
        Head(name, "counter", help);
        foreach (var (key, value) in values) Line($"{name}_total{{{label}=\"{key}\"}}", value);
        return this;
    }

    public OpenMetricsText Histogram(string name, string help, LatencyHistogram latencies)
    {
        Head(name, "histogram", help);
        var (count, sumMs) = latencies.Totals;
        foreach (int limit in BucketsMs)
        {
            string seconds = (limit / 1000.0).ToString("0.0##", CultureInfo.InvariantCulture);
            Line($"{name}_bucket{{le=\"{seconds}\"}}", Math.Min(latencies.CountUpTo(limit), count));
        }

        Line(name + "_bucket{le=\"+Inf\"}", count);
        Line(name + "_count", count);
        return Line(name + "_sum", sumMs / 1000);
    }

    public string Finish() => _text.Append("# EOF\n").ToString();

    private void Head(string name, string type, string help) =>
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n')
            .Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');

    private OpenMetricsText Line(string name, double value)
    {
        _text.Append(name).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }
}
