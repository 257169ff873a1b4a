using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Keys;

/// <summary>`edgeledger key new|show`.</summary>
internal static class KeyCommands
{
    public static Command Create() => new("key", "Make and show keys (ECDSA P-256).") { New(), Show() };

    private static Command New()
    {
        var output = OptionOf.Needed("--out", "File for the private key (PKCS #8 PEM, mode 0600).", "FILE");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("new", "Make a key pair.") { output, json };
        command.SetAction(parsed =>
        {
            using var signer = EcdsaSigner.Create();
            KeyFile.WriteNew(parsed.GetValue(output)!, signer);
            Print(signer.PublicKey, parsed.GetValue(json));
        });
        return command;
    }

    private static Command Show()
    {
        var file = OptionOf.Operand("FILE", "PEM file, or a board's device.key.");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("show", "Print the public half of a key.") { file, json };
        command.SetAction(parsed => Print(KeyFile.ReadPublic(parsed.GetValue(file)!), parsed.GetValue(json)));
        return command;
    }

    private static void Print(PublicKey key, bool json)
    {
        string address = key.Address.ToString();
        string coseKey = Convert.ToHexStringLower(key.ToCoseKey());
        Console.Out.WriteLine(json ? Json.Line(new { address, coseKey }) : $"address   {address}\nCOSE_Key  {coseKey}");
    }
}
