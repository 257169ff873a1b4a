using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Devices;

/// <summary>`edgeledger device enroll|revoke|list`: the registry of a running region.</summary>
internal static class DeviceCommands
{
    private const int MostReason = 1_000_000;

    public static Command Create() => new("device", "Enrol, revoke and list devices.") { Enroll(), Revoke(), List() };

    private static Command Enroll()
    {
        var access = new RegistryAccess();
        var key = OptionOf.Needed("--key", "The device's private key: PEM, or a board's device.key.", "FILE");
        var kind = OptionOf.Text("--kind", "meter (default) or actuator.", "KIND");
        var label = OptionOf.Text("--label", "A name for people (default: none).", "TEXT");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("enroll", "Admit a device: a transaction signed by the registrars and the device.")
        {
            key, kind, label, json,
        };
        access.AddAllOptionsTo(command);
        command.SetAction(async (parsed, token) =>
        {
            using var device = KeyFile.ReadPrivate(parsed.GetValue(key)!);
            using var gateway = access.OpenGateway(parsed);
            var positions = await access.OpenRegistrars(parsed, gateway).EnrolAsync(
                [(device, KindOf(parsed.GetValue(kind)), parsed.GetValue(label) ?? "")], token);
            string address = device.Address.ToString();
            var (nextSeq, prev) = positions[0];
            await Console.Out.WriteLineAsync(parsed.GetValue(json)
                ? Json.Line(new { address, firstSeq = nextSeq, firstPrev = prev })
                : $"enrolled    {address}\nfirst.seq   {nextSeq}\nfirst.prev  {prev}");
        });
        return command;
    }

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

    private static SignerKind KindOf(string? text) => text switch
    {
        null or "meter" => SignerKind.Meter,
        "actuator" => SignerKind.Actuator,
        _ => throw new InputException($"--kind is meter or actuator, not '{text}'.", ExitCode.Usage),
    };
}
