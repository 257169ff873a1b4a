using System.Diagnostics;
using System.Reflection;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>The built `edgeledger`.</summary>
internal static class Program
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    public static string Path { get; } = typeof(Program).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "CommandProgram").Value!;

    public static ProcessStartInfo Command(params IEnumerable<string> arguments) => new(Path, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Runs a command to its end.</summary>
    public static async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        using var bound = new CancellationTokenSource(Bound);
        var output = process.StandardOutput.ReadToEndAsync(bound.Token);
        var error = process.StandardError.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return new ProgramResult(process.ExitCode, await output, await error);
    }
}
