using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Tests;

/// <summary>Runs a command line in this process and keeps what it prints.</summary>
/// <remarks>The console is one per process: tests that use this belong to one collection.</remarks>
internal sealed record ConsoleRun(int ExitCode, string Output, string Error)
{
    public const string Collection = "console";

    public static async Task<ConsoleRun> OfAsync(params string[] arguments)
    {
        var (outputBefore, errorBefore) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            int code = await EdgeLedgerCommand.RunAsync(arguments);
            return new ConsoleRun(code, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(outputBefore);
            Console.SetError(errorBefore);
        }
    }
}
