using System.CommandLine;
using System.CommandLine.Invocation;

namespace EdgeLedger.Cli.CommandLine;

/// <summary>The whole command line: every group of commands, and what becomes of their failures.</summary>
internal static class EdgeLedgerCommand
{
    private const string Name = "edgeledger";

    public static RootCommand Create() => new("EdgeLedger: signed readings, voted into blocks by a region's gateways.")
    {
        Up.UpCommand.Create(),
        Gateways.GatewayCommands.Create(),
        Keys.KeyCommands.Create(),
        GenesisFiles.GenesisCommands.Create(),
        Boards.BoardCommands.Create(),
        Devices.DeviceCommands.Create(),
        Validators.ValidatorCommands.Create(),
        Ledgers.LedgerCommands.Create(),
        Proofs.ProofCommands.Create(),
        Queries.QueryCommands.Create(),
        Bench.BenchCommands.Create(),
        Experiments.ExperimentCommands.Create(),
        HardwareInTheLoop.HilCommands.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            string path = CommandPath(parsed);
            await Console.Error.WriteLineAsync($"{Name}: {FirstError(parsed)} Try '{path} --help'.");
            return ExitCode.Usage;
        }

        // Commands that run for long see to their own signals: they end their children first.
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"{Name}: {Failure.Sentence(fault)}");
            return fault is InputException input ? input.ExitCode : ExitCode.Failed;
        }
    }

    private static string FirstError(ParseResult parsed)
    {
        // A word that is no command yields 'unrecognized' and 'required command was not provided'; the first says
        // more.
        string error = parsed.Errors.Count > 0 ? parsed.Errors[0].Message.Trim() : "this command is not complete.";
        foreach (var other in parsed.Errors)
        {
            if (other.Message.StartsWith("Unrecognized", StringComparison.Ordinal)) error = other.Message.Trim();
        }

        return error.EndsWith('.') ? error : error + ".";
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            if (at.Command is not RootCommand) names.Push(at.Command.Name);
        }

        names.Push(Name);
        return string.Join(' ', names);
    }
}
