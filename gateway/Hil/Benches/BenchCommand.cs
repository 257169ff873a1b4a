using System.ComponentModel;
using System.Diagnostics;

namespace EdgeLedger.Hil.Benches;

/// <summary>A program that the bench's owner named in the map.</summary>
/// <param name="Words">Program and arguments; no shell reads them.</param>
/// <param name="Folder">The map's: it runs there, and a path such as <c>./power</c> begins there.</param>
public sealed record BenchCommand(IReadOnlyList<string> Words, string Folder)
{
    /// <summary>In a word: the argument of the action, or the folder of the board's files.</summary>
    public const string Place = "{}";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <returns>What it wrote on standard output.</returns>
    /// <exception cref="BenchException">It failed, could not be started, or did not end.</exception>
    public string Run(string argument)
    {
        string[] words = [.. Words.Select(word => word.Replace(Place, argument, StringComparison.Ordinal))];
        string program = words[0].Contains('/', StringComparison.Ordinal)
            ? Path.Combine(Folder, words[0])
            : words[0];
        var start = new ProcessStartInfo(program, words[1..])
        {
            WorkingDirectory = Folder, RedirectStandardInput = true,
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                throw new BenchException($"'{this}' did not end within {Patience.TotalMinutes:0} minutes.");
            }

            // A program that it left running may hold the pipes open: what was said by now is enough.
            Task.WaitAll([output, errors], TimeSpan.FromSeconds(1));
            return process.ExitCode == 0
                ? output.IsCompleted ? output.Result : ""
                : throw new BenchException($"'{this}' ended with exit code {process.ExitCode}{LastLine(errors)}");
        }
        catch (Win32Exception failure)
        {
            throw new BenchException($"'{this}' cannot be started: {failure.Message}.", failure);
        }
    }

    public override string ToString() => string.Join(' ', Words);

    private static string LastLine(Task<string> errors)
    {
        string[] lines = errors.IsCompleted
            ? errors.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];
        return lines.Length > 0 ? $": {lines[^1]}" : ".";
    }
}
