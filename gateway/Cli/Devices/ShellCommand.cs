using System.CommandLine;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Devices;

/// <summary>`edgeledger device shell ADDRESS [COMMAND]`: a board's reading commands, through a gateway.</summary>
internal static class ShellCommand
{
    private const string DefaultLine = "status";

    public static Command Create()
    {
        var access = new RegistryAccess();
        var address = OptionOf.Operand("ADDRESS", "The device: 40 hex digits.");
        var line = new Argument<string[]>("COMMAND")
        {
            Description = $"What to ask: help, status, show, outbox, register, log (default {DefaultLine}).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("shell", "Ask a board something; what changes it is for the serial port only.")
        {
            address, line,
        };
        access.AddGatewayOptionsTo(command);
        command.SetAction(async (parsed, token) =>
        {
            var device = DeviceCommands.ParseAddress(parsed.GetValue(address)!);
            string asked = string.Join(' ', parsed.GetValue(line) ?? []);
            using var gateway = access.OpenGateway(parsed);
            string answer = await gateway.AskBoardAsync(device, asked.Length == 0 ? DefaultLine : asked, token);
            await Console.Out.WriteAsync(answer);
        });
        return command;
    }
}
