using System.Diagnostics;
using System.Reflection;

namespace EdgeLedger.Hil.Tests.Support;

/// <summary>The programs that the tests run.</summary>
internal static class Programs
{
    private static readonly string Folder = typeof(Programs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "CommandFolder").Value!;

    public static string Command => Path.Combine(Folder, "edgeledger");

    public static string Board => Path.Combine(Folder, "board", "edgeledger-board");

    public static string Scenarios => Path.Combine(AppContext.BaseDirectory, "Scenarios");

    /// <summary>Runs `edgeledger` to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Command, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException("edgeledger does not end: " + string.Join(' ', arguments));
        }

        return (process.ExitCode, await output, await error);
    }
}
