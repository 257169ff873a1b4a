using System.Globalization;

namespace EdgeLedger.Cli.CommandLine;

/// <summary>
/// Spans of time as people type them: <c>500ms</c>, <c>1s</c>, <c>15m</c>, <c>1h</c>, <c>7d</c>, <c>1h30m</c>.
/// </summary>
internal static class Duration
{
    private static readonly (string Unit, double Seconds)[] Units =
        [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400)];

    /// <summary>Reads a span; a bare number is refused, since nobody agrees on its unit.</summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty) return false;
        double seconds = 0;
        while (!rest.IsEmpty)
        {
            if (!TryTakeTerm(ref rest, out double term)) return false;
            seconds += term;
        }

        if (seconds > TimeSpan.MaxValue.TotalSeconds / 2) return false;
        span = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>Writes a span in its largest exact unit: 900 s is <c>15m</c>.</summary>
    public static string Format(TimeSpan span)
    {
        for (int i = Units.Length - 1; i > 0; i--)
        {
            double count = span.TotalSeconds / Units[i].Seconds;
            if (count >= 1 && count == Math.Floor(count))
            {
                return count.ToString("0", CultureInfo.InvariantCulture) + Units[i].Unit;
            }
        }

        return span.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + "ms";
    }

    private static bool TryTakeTerm(ref ReadOnlySpan<char> rest, out double seconds)
    {
        seconds = 0;
        int digits = 0;
        while (digits < rest.Length && (char.IsAsciiDigit(rest[digits]) || rest[digits] == '.')) digits++;
        int end = digits;
        while (end < rest.Length && char.IsAsciiLetter(rest[end])) end++;
        if (!double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double n))
        {
            return false;
        }

        foreach (var (unit, factor) in Units)
        {
            if (!rest[digits..end].SequenceEqual(unit)) continue;
            seconds = n * factor;
            rest = rest[end..];
            return true;
        }

        return false;
    }
}
