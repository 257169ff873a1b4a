using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>A column of measured energies that a board plays: kWh a row.</summary>
/// <param name="File">Full path of the CSV file.</param>
/// <param name="Column">Name in its header row.</param>
/// <param name="Rows">Data rows; only counted here, the board judges their values.</param>
internal sealed record ReplaySource(string File, string Column, int Rows)
{
    /// <summary>What the board's command line takes.</summary>
    public string Argument => $"{File}:{Column}";

    /// <param name="text">FILE:COLUMN; the last colon divides, since paths may hold one.</param>
    public static ReplaySource Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || colon == text.Length - 1)
        {
            throw new InputException($"--replay wants FILE:COLUMN, not '{text}'.", ExitCode.Usage);
        }

        string path = Path.GetFullPath(text[..colon]);
        string column = text[(colon + 1)..];
        if (!System.IO.File.Exists(path))
        {
            throw new InputException($"--replay: there is no file {path}.", ExitCode.Usage);
        }

        using var lines = System.IO.File.ReadLines(path).GetEnumerator();
        string[] header = lines.MoveNext() ? lines.Current.Split(',', StringSplitOptions.TrimEntries) : [];
        if (!header.Contains(column))
        {
            throw new InputException(
                $"--replay: {path} has no column '{column}'; it has {string.Join(", ", header)}.", ExitCode.Usage);
        }

        int rows = 0;
        while (lines.MoveNext())
        {
            if (!string.IsNullOrWhiteSpace(lines.Current)) rows++;
        }

        return rows > 0
            ? new ReplaySource(path, column, rows)
            : throw new InputException($"--replay: {path} has no rows.", ExitCode.Usage);
    }
}
