using System.Security.Cryptography;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Tests.Support;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Heads;

/// <summary>Frames under a right tag whose form is another's: the board reads the one form, as the gateway does.</summary>
public sealed class ForeignHeadFormsTests
{
    [Fact]
    public void Board_reads_only_the_one_form_whatever_tag_is_on_it()
    {
        var golden = Vectors.Load("heads")[0];
        string chain = golden.Text("chain");
        Assert.True(DeviceKey.TryCreate(
            new P256(), golden.Hex("boardScalarHex"), new CountingEntropy(), out var device));
        var roster = RosterOf(chain, golden.Hex("gatewayXyHex"));
        var keys = new FrameKeys(device, roster.Gateways, chain, ContentType.Head);
        var reader = new HeadFrameReader(roster.Gateways, keys, chain);
        var forms = Vectors.Load("forms").Where(one => one.Text("kind") == "head").ToList();

        Assert.InRange(forms.Count, 40, 100);
        Assert.All(forms, one => Assert.True(
            one.GetProperty("reads").GetBoolean() == reader.TryRead(one.Hex("bytesHex"), new Head()), one.Text("name")));
    }

    [Fact]
    public void Signature_at_the_edge_is_judged_as_the_gateway_judges_it()
    {
        var golden = Vectors.Load("statements")[0];
        var curve = new P256();
        byte[] key = Vectors.Load("keys").Single(one => one.Text("addressHex") == golden.Text("addressHex")).Hex("xyHex");
        byte[] digest = SHA256.HashData(golden.Hex("sigStructureHex"));
        var signatures = Vectors.Load("forms").Where(one => one.Text("kind") == "signature").ToList();

        Assert.InRange(signatures.Count, 8, 20);
        Assert.All(signatures, one => Assert.True(
            one.GetProperty("reads").GetBoolean() == curve.Verify(key, digest, one.Hex("bytesHex")[^64..]),
            one.Text("name")));
    }

    private static Roster RosterOf(string chain, byte[] gateway)
    {
        var writer = new CborWriter(256);
        writer.WriteArrayHeader(4);
        writer.WriteInteger(1);
        writer.WriteText(chain);
        writer.WriteInteger(0);
        writer.WriteArrayHeader(1);
        writer.WriteBytes(gateway, 0, gateway.Length);
        Assert.True(Roster.TryParse(writer.ToArray(), chain, out var roster, out _));
        return roster;
    }
}
