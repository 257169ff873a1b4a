using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EdgeLedger.Boards.Flashing;

/// <summary>Runs nanoff, the framework's own flash tool, and shows what it says as it says it.</summary>
public sealed class Nanoff(TextWriter output)
{
    private const int BufferChars = 256;

    private const string Advice =
        "check cable and port, close what else uses the port, hold the board's BOOT button while it begins.";

    // nanoff goes on after a file that it could not write, and ends with 0 all the same.
    private static readonly string[] Failures =
        ["Error deploying content file", "Exception deploying content file"];

    /// <exception cref="FlashException">nanoff is not installed, or says that something failed.</exception>
    public async Task RunAsync(NanoffCommand command, CancellationToken token)
    {
        using var process = Start(command);
        try
        {
            var said = await Task.WhenAll(
                EchoAsync(process.StandardOutput, token), EchoAsync(process.StandardError, token));
            await process.WaitForExitAsync(token);
            if (process.ExitCode != 0)
            {
                throw new FlashException(
                    $"nanoff could not write the {command.Purpose} (exit code {process.ExitCode}): {Advice}");
            }

            if (said.SelectMany(text => text.Split('\n')).FirstOrDefault(IsFailure) is { } line)
            {
                throw new FlashException($"nanoff says: {line.Trim()}.");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static bool IsFailure(string line) =>
        Failures.Any(failure => line.Contains(failure, StringComparison.Ordinal));

    private static Process Start(NanoffCommand command)
    {
        var start = new ProcessStartInfo(Find())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.Folder ?? "",
        };
        foreach (string argument in command.Arguments) start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new FlashException(
                "nanoff is not installed: 'dotnet tool install -g nanoff' does it, a new terminal then finds it.");
        }
    }

    // `dotnet tool install -g` puts it where a shell finds it only after the next login.
    private static string Find()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string tool = Path.Combine(home, ".dotnet", "tools", NanoffCommand.Program);
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        bool isOnPath = folders.Any(folder =>
            folder.Length > 0 && File.Exists(Path.Combine(folder, NanoffCommand.Program)));
        return !isOnPath && File.Exists(tool) ? tool : NanoffCommand.Program;
    }

    private async Task<string> EchoAsync(StreamReader reader, CancellationToken token)
    {
        var all = new StringBuilder();
        char[] buffer = new char[BufferChars];
        while (await reader.ReadAsync(buffer, token) is var count and > 0)
        {
            all.Append(buffer, 0, count);
            await output.WriteAsync(buffer.AsMemory(0, count), token);
            await output.FlushAsync(token);
        }

        return all.ToString();
    }
}
