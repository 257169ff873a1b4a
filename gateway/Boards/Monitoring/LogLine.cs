using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Boards.Monitoring;

/// <summary>A line of a board's log: uptime, level, part, message.</summary>
/// <param name="Uptime">Seconds with three decimals, as the board writes it.</param>
public sealed record LogLine(string Uptime, LogLevel Level, string Part, string Message)
{
    private const int Fields = 4;

    // The shell's `log` repeats lines of the past behind this word.
    private const string Repeated = "log ";

    public static bool TryParse(string line, [NotNullWhen(true)] out LogLine? parsed)
    {
        parsed = null;
        if (line.StartsWith(Repeated, StringComparison.Ordinal)) line = line[Repeated.Length..];
        string[] fields = line.Split(' ', Fields);
        if (fields.Length != Fields || !IsUptime(fields[0])) return false;
        if (!TryReadLevel(fields[1], out var level)) return false;
        parsed = new LogLine(fields[0], level, fields[2], fields[3]);
        return true;
    }

    /// <summary>Reads the letter of a log line, or the word for it.</summary>
    public static bool TryReadLevel(string text, out LogLevel level)
    {
        level = text switch
        {
            "E" or "error" => LogLevel.Error,
            "W" or "warning" => LogLevel.Warning,
            _ => LogLevel.Info,
        };
        return text is "I" or "info" or "W" or "warning" or "E" or "error";
    }

    private static bool IsUptime(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
            && text.Where((c, i) => i != point).All(char.IsAsciiDigit);
    }
}
