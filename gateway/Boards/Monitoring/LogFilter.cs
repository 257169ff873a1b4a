namespace EdgeLedger.Boards.Monitoring;

/// <summary>Which lines a person wants to see; answers to commands are always wanted.</summary>
/// <param name="Parts">Parts of the firmware; empty for all.</param>
public sealed record LogFilter(IReadOnlyCollection<string> Parts, LogLevel Least)
{
    public bool Shows(string line) =>
        !LogLine.TryParse(line, out var log)
        || (log.Level >= Least && (Parts.Count == 0 || Parts.Contains(log.Part, StringComparer.Ordinal)));
}
