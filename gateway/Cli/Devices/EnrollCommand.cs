using System.CommandLine;
using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Devices;

/// <summary>`edgeledger device enroll`: with the device's key at hand, or with what the device has
/// signed.</summary>
internal sealed class EnrollCommand
{
    private readonly RegistryAccess _access = new();

    private readonly Option<string?> _key =
        OptionOf.Text("--key", "The device's private key: PEM, or a board's device.key.", "FILE");

    private readonly Option<string?> _request = OptionOf.Text(
        "--request", "What the board answered to 'enroll', or a file that holds it; wants no key.", "LINE|FILE");

    private readonly Option<string?> _kind =
        OptionOf.Text("--kind", "With --key: meter (default), actuator or technician.", "KIND");

    private readonly Option<string?> _label =
        OptionOf.Text("--label", "With --key: a name for people (default: none).", "TEXT");

    private readonly Option<bool> _json = OptionOf.Flag("--json", "Print one JSON object.");

    public static Command Create() => new EnrollCommand().Build();

    private Command Build()
    {
        var command = new Command("enroll", "Admit a device: a transaction signed by registrars and device.")
        {
            _key, _request, _kind, _label, _json,
        };
        _access.AddAllOptionsTo(command);
        command.SetAction(async (parsed, token) =>
        {
            if (parsed.GetValue(_key) is null == parsed.GetValue(_request) is null)
            {
                throw new InputException("give one of --key and --request.", ExitCode.Usage);
            }

            var (address, firstSeq, firstPrev) = parsed.GetValue(_key) is { } file
                ? await EnrolKeyAsync(parsed, file, token)
                : await EnrolRequestAsync(parsed, token);
            await Console.Out.WriteLineAsync(parsed.GetValue(_json)
                ? Json.Line(new { address = address.ToString(), firstSeq, firstPrev })
                : $"enrolled    {address}\nfirst.seq   {firstSeq}\nfirst.prev  {firstPrev}");
        });
        return command;
    }

    private async Task<(Address, long, string)> EnrolKeyAsync(
        ParseResult parsed, string file, CancellationToken token)
    {
        string word = parsed.GetValue(_kind) ?? "meter";
        var kind = SignerKind.Technician;
        if (word != "technician" && !SettingsKind.TryRead(word, out kind))
        {
            throw new InputException($"--kind is meter, actuator or technician, not '{word}'.", ExitCode.Usage);
        }

        using var device = KeyFile.ReadPrivate(file);
        using var gateway = _access.OpenGateway(parsed);
        var positions = await _access.OpenRegistrars(parsed, gateway).EnrolAsync(
            [(device, kind, parsed.GetValue(_label) ?? "")], token);
        return (device.Address, positions[0].NextSeq, positions[0].Prev);
    }

    private async Task<(Address, long, string)> EnrolRequestAsync(ParseResult parsed, CancellationToken token)
    {
        if (parsed.GetValue(_kind) is not null || parsed.GetValue(_label) is not null)
        {
            throw new InputException(
                "--kind and --label are in the request, as the device signed them.", ExitCode.Usage);
        }

        string given = parsed.GetValue(_request)!;
        bool isFile = File.Exists(given);
        string text = isFile ? await File.ReadAllTextAsync(given, token) : given;
        if (!EnrolmentRequest.TryFind(text, out var request, out string? objection))
        {
            throw new InputException($"--request {(isFile ? given : "is no file and")} {objection}.");
        }

        using var gateway = _access.OpenGateway(parsed);
        await _access.OpenRegistrars(parsed, gateway).EnrolAsync(request, token);
        return (request.Enrolment.Device.Address, EnrolmentRequest.Seq + 1, request.LinkId.ToString());
    }
}
