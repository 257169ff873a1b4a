using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Devices;

/// <summary>`edgeledger device enroll|revoke|list`: the registry of a running region.</summary>
internal static class DeviceCommands
{
    private const int MostReason = 1_000_000;

    public static Command Create() => new("device", "Enrol, revoke, list, ask and set devices.")
    {
        EnrollCommand.Create(), Revoke(), List(), ShellCommand.Create(), SetCommand.Create(),
    };

    private static Command Revoke()
    {
        var access = new RegistryAccess();
        var address = OptionOf.Operand("ADDRESS", "The device: 40 hex digits.");
        var reason = OptionOf.Count("--reason", "A number of your own choice, kept in the ledger (default 0).", 0, MostReason);
        var command = new Command("revoke", "Take nothing more from a device.") { address, reason };
        access.AddAllOptionsTo(command);
        command.SetAction(async (parsed, token) =>
        {
            var device = ParseAddress(parsed.GetValue(address)!);
            using var gateway = access.OpenGateway(parsed);
            await access.OpenRegistrars(parsed, gateway).RevokeAsync(device, (uint)(parsed.GetValue(reason) ?? 0), token);
            await Console.Out.WriteLineAsync($"revoked  {device}");
        });
        return command;
    }

    private static Command List()
    {
        var access = new RegistryAccess();
        var json = OptionOf.Flag("--json", "Print a JSON array.");
        var command = new Command("list", "Print the registered devices.") { json };
        access.AddGatewayOptionsTo(command);
        command.SetAction(async (parsed, token) =>
        {
            using var gateway = access.OpenGateway(parsed);
            var devices = await gateway.GetDevicesAsync(token);
            if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(Json.Line(devices));
                return;
            }

            foreach (var device in devices)
            {
                await Console.Out.WriteLineAsync($"{device.Address}  {device.Kind,-9} {device.Status,-8} {device.Label}");
            }
        });
        return command;
    }

    internal static Address ParseAddress(string text) => Address.TryParse(text, out var address)
        ? address
        : throw new InputException($"'{text}' is no address: 40 hex digits are wanted.", ExitCode.Usage);
}
