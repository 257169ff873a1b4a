using System.Globalization;

namespace EdgeLedger.Hil.Scenarios;

/// <summary>Spans as scenarios write them: <c>500ms</c>, <c>5s</c>, <c>15m</c>, <c>2h</c>.</summary>
internal static class TimeLimit
{
    public const string Wanted = "a time such as 500ms, 5s, 15m or 2h";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        string unit = text.TrimStart(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        int seconds = unit switch { "s" or "ms" => 1, "m" => 60, "h" => 3600, _ => 0 };
        if (seconds == 0 || !long.TryParse(
            text[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long count)) return false;
        if (count > (long)Longest.TotalMilliseconds) return false;
        span = unit == "ms" ? TimeSpan.FromMilliseconds(count) : TimeSpan.FromSeconds(count * seconds);
        return span > TimeSpan.Zero && span <= Longest;
    }

    public static string Format(TimeSpan span) => span.TotalSeconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");
}
