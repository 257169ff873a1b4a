using System.CommandLine;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Devices;

/// <summary>`edgeledger device set ADDRESS KEY VALUE --key FILE`: a setting signed by a technician.</summary>
internal static class SetCommand
{
    public static Command Create()
    {
        var access = new RegistryAccess();
        var address = OptionOf.Operand("ADDRESS", "The device: 40 hex digits.");
        var name = OptionOf.Operand("KEY", "A harmless setting, such as period.s.");
        var value = OptionOf.Operand("VALUE", "Its new value.");
        var key = OptionOf.Needed("--key", "The technician's private key (PEM).", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("set", "Change a harmless setting of a board, signed by a technician.")
        {
            address, name, value, key, json,
        };
        access.AddAllOptionsTo(command);
        command.SetAction(async (parsed, token) =>
        {
            var setting = new TechnicianSetting(
                DeviceCommands.ParseAddress(parsed.GetValue(address)!), parsed.GetValue(name)!, parsed.GetValue(value)!);
            if (!setting.IsWellFormed)
            {
                throw new InputException(
                    $"KEY is at most {TechnicianSetting.MaxKeyLength} of a-z, 0-9 and '.', VALUE at most "
                    + $"{TechnicianSetting.MaxValueLength} printable ASCII characters.", ExitCode.Usage);
            }

            // What the board would refuse needs no link of the technician's chain.
            if (SettingsRules.Objection(setting.Key, setting.Value) is { } objection)
            {
                throw new InputException(objection, ExitCode.Usage);
            }

            using var technician = KeyFile.ReadPrivate(parsed.GetValue(key)!);
            using var gateway = access.OpenGateway(parsed);
            var signed = await new Technician(gateway, access.ReadGenesis(parsed).Chain, technician, TimeProvider.System)
                .SetAsync(setting, token);
            string answer = signed.Answer ?? "has not answered yet; gateways bring it again and again for a day";
            await Console.Out.WriteLineAsync(parsed.GetValue(json)
                ? Json.Line(new { statement = signed.Id.ToString(), answer = signed.Answer })
                : $"statement  {signed.Id}, final\nboard      {answer}");
            if (signed.Answer?.StartsWith("refused", StringComparison.Ordinal) == true)
            {
                throw new InputException($"the board has {signed.Answer}");
            }
        });
        return command;
    }
}
