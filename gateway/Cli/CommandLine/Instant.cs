using System.Globalization;

namespace EdgeLedger.Cli.CommandLine;

/// <summary>
/// Points in time as people type them: <c>2026-11-22</c>, <c>2026-11-22T09:15:00Z</c>, or unix seconds.
/// </summary>
internal static class Instant
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Without a zone the time is UTC.</summary>
    public static long? ParseUnixSeconds(string option, string? text)
    {
        if (text is null) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)) return seconds;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)
            ? time.ToUnixTimeSeconds()
            : throw new InputException(
                $"{option} wants a time such as 2026-11-22T09:15:00Z, or unix seconds, not '{text}'.", ExitCode.Usage);
    }

    public static string Format(long unixSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(unixSeconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
