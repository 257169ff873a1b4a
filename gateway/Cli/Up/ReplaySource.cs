using EdgeLedger.Cli.CommandLine;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.Cli.Up;

/// <summary>A column of measured energies that a board plays: kWh a row.</summary>
/// <param name="File">Full path of the CSV file.</param>
/// <param name="Column">Name in its header row.</param>
/// <param name="Rows">Data rows.</param>
internal sealed record ReplaySource(string File, string Column, int Rows)
{
    /// <summary>What the board's command line takes.</summary>
    public string Argument => $"{File}:{Column}";

    /// <param name="text">FILE:COLUMN; the last colon divides, since paths may hold one.</param>
    /// <param name="row">Length of a row, which bounds its energy.</param>
    public static ReplaySource Parse(string text, TimeSpan row)
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

        try
        {
            int rows = EnergyColumn.Read(path, column, (int)row.TotalSeconds).Rows;
            return new ReplaySource(path, column, rows);
        }
        catch (ReplayFormatException fault)
        {
            throw new InputException($"--replay: {fault.Message}.", ExitCode.Usage);
        }
    }
}
