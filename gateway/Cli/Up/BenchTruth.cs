using System.Text.Json;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>What a board's simulated hardware knows and its firmware does not.</summary>
/// <param name="Rows">Replayed rows that ended.</param>
/// <param name="TrueMilliwattHours">Energy that the load really took.</param>
internal sealed record BenchTruth(long Rows, long TrueMilliwattHours, bool ReplayEnded, long SimulatedUnixMs)
{
    private const string Word = "bench {";

    public static bool TryParse(string line, out BenchTruth? truth)
    {
        truth = null;
        if (!line.StartsWith(Word, StringComparison.Ordinal)) return false;
        try
        {
            truth = Json.Read<BenchTruth>(line[(Word.Length - 1)..]);
            return truth is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
