namespace EdgeLedger.Boards.Monitoring;

/// <summary>Colours a line by its level (ECMA-48, SGR).</summary>
public static class LogPaint
{
    private const string Off = "\u001b[0m";
    private const string Faint = "\u001b[2m";
    private const string Bold = "\u001b[1m";
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";
    private const string Cyan = "\u001b[36m";

    public static string Paint(string line)
    {
        if (!LogLine.TryParse(line, out var log)) return Bold + line + Off;
        string message = log.Level switch
        {
            LogLevel.Error => Red + log.Message + Off,
            LogLevel.Warning => Yellow + log.Message + Off,
            _ => log.Message,
        };
        int start = line.Length - log.Message.Length - log.Part.Length - 1;
        return $"{Faint}{line[..start]}{Off}{Cyan}{log.Part}{Off} {message}";
    }

    /// <summary>What the monitor itself has to say.</summary>
    public static string PaintNote(string note) => Cyan + note + Off;
}
