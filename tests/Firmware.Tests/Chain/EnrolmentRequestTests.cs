using EdgeLedger.Contracts;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;
using HostRequest = EdgeLedger.Boards.Provisioning.EnrolmentRequest;

namespace EdgeLedger.Firmware.Tests.Chain;

public class EnrolmentRequestTests
{
    [Theory]
    [InlineData("meter", "")]
    [InlineData("meter", "kitchen meter")]
    [InlineData("actuator", "Heizstab Küche label=x")]
    public void Line_of_the_board_is_what_a_registrar_completes(string kind, string label)
    {
        using var region = new TestRegion();
        var request = Sign(region, kind, label);

        Assert.True(HostRequest.TryFind(request.ToLine(), out var read, out string? objection), objection);

        Assert.Equal(region.Board.PublicKey, read.Enrolment.Device);
        Assert.Equal(kind, read.Enrolment.Kind == SignerKind.Meter ? "meter" : "actuator");
        Assert.Equal(label, read.Enrolment.Label);
        Assert.Equal(region.Chain, read.Chain);
        Assert.Equal(Convert.ToHexStringLower(request.LinkId), read.LinkId.ToString());
    }

    // One side's line is the other's, to the byte but for the nonce of the signature.
    [Fact]
    public void Tool_that_holds_the_key_signs_the_same_link()
    {
        using var region = new TestRegion();
        var board = Sign(region, "meter", "attic");

        var tool = HostRequest.Sign(region.Board, SignerKind.Meter, region.Chain, "attic");

        Assert.Equal(Convert.ToHexStringLower(board.LinkId), tool.LinkId.ToString());
        Assert.Equal(board.ToLine().Split(" signature=")[0], tool.ToString().Split(" signature=")[0]);
    }

    [Fact]
    public void Same_label_gives_the_same_line()
    {
        using var region = new TestRegion();

        Assert.Equal(Sign(region, "meter", "a").ToLine(), Sign(region, "meter", "a").ToLine());
        Assert.NotEqual(Sign(region, "meter", "a").ToLine(), Sign(region, "meter", "b").ToLine());
    }

    [Fact]
    public void Note_of_an_enrolment_counts_for_its_own_ledger_only()
    {
        var files = new MemoryFiles();
        byte[] link = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        Assert.True(new EnrolmentNote(files, "river-0123456789abcdef").TrySave(link));

        byte[] read = new byte[32];
        Assert.True(new EnrolmentNote(files, "river-0123456789abcdef").TryLoad(read));
        Assert.Equal(link, read);
        Assert.False(new EnrolmentNote(files, "river-0123456789abcdee").TryLoad(read));
    }

    private static EnrolmentRequest Sign(TestRegion region, string kind, string label)
    {
        Assert.True(DeviceKey.TryCreate(
            new P256(), region.Board.ExportScalar(), new CountingEntropy(), out var key));
        var request = new EnrolmentRequest(key, region.Chain.Value, kind);
        request.Sign(label);
        return request;
    }
}
