using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Heads;

public class HeadFrameReaderTests
{
    public static TheoryData<string> Cases => [.. Vectors.Load("heads").Select(head => head.Text("name"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reader_takes_the_golden_frame_and_refuses_it_with_any_bit_flipped(string name)
    {
        var expected = Vectors.Load("heads").Single(head => head.Text("name") == name);
        string chain = expected.Text("chain");
        Assert.True(DeviceKey.TryCreate(
            new P256(), expected.Hex("boardScalarHex"), new CountingEntropy(), out var key));
        var roster = RosterOf(chain, expected.Hex("gatewayXyHex"));
        var keys = new FrameKeys(key, roster, chain, ContentType.Head);
        Assert.Equal(expected.Text("keyHex"), Convert.ToHexStringLower(keys.Of(0)));

        var reader = new HeadFrameReader(roster, keys, chain);
        var head = new Head();
        byte[] frame = expected.Hex("frameHex");
        Assert.True(reader.TryRead(frame, head));
        Assert.Equal(expected.Number("seq"), head.Sequence);
        Assert.Equal(expected.Text("idHex"), Convert.ToHexStringLower(head.Id));
        Assert.Equal(expected.Number("height"), head.Height);
        Assert.Equal(expected.Number("unixMs"), head.UnixMs);

        for (int bit = 0; bit < 8 * frame.Length; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.False(reader.TryRead(frame, head), $"bit {bit}");
            frame[bit / 8] ^= (byte)(1 << bit % 8);
        }

        Assert.False(reader.TryRead([.. frame, 0], head));
        for (int length = 0; length < frame.Length; length++) Assert.False(reader.TryRead(frame[..length], head));
    }

    [Fact]
    public void Roster_is_read_from_the_golden_files()
    {
        foreach (var expected in Vectors.Load("rosters"))
        {
            Assert.True(Roster.TryParse(
                expected.Hex("rosterHex"), expected.Text("chain"), out var roster, out string error), error);

            var golden = expected.GetProperty("gatewayAddressHex").EnumerateArray().Select(a => a.GetString());
            var read = Enumerable.Range(0, roster.Count).Select(i => Convert.ToHexStringLower(roster.Address(i)));
            Assert.Equal(golden, read);
            Assert.Equal(expected.Number("faulty"), roster.Faulty);
        }
    }

    [Fact]
    public void Roster_of_another_chain_or_cut_short_is_refused()
    {
        var golden = Vectors.Load("rosters")[0];
        byte[] file = golden.Hex("rosterHex");
        string chain = golden.Text("chain");

        Assert.False(Roster.TryParse(file, chain + "0", out _, out string error));
        Assert.Contains("another chain", error);
        Assert.False(Roster.TryParse(file[..^1], chain, out _, out _));
        Assert.False(Roster.TryParse([.. file, 0], chain, out _, out _));
        Assert.False(Roster.TryParse(null, chain, out _, out _));
    }

    private static Roster RosterOf(string chain, byte[] gatewayXy)
    {
        var writer = new CborWriter(256);
        writer.WriteArrayHeader(4);
        writer.WriteInteger(1);
        writer.WriteText(chain);
        writer.WriteInteger(0);
        writer.WriteArrayHeader(1);
        writer.WriteBytes(gatewayXy, 0, gatewayXy.Length);
        Assert.True(Roster.TryParse(writer.ToArray(), chain, out var roster, out _));
        return roster;
    }
}
