namespace EdgeLedger.Records.Tests.Frames;

public class RosterFrameTests
{
    public static TheoryData<string> Cases => Vectors.Names("rosterframes");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Frame_is_written_and_read_as_the_vector(string name)
    {
        var vector = Vectors.Find("rosterframes", name);
        using var gateway = EcdsaSigner.FromScalar(vector.Bytes("gatewayScalarHex"));
        using var board = EcdsaSigner.FromScalar(vector.Bytes("boardScalarHex"));
        byte[] key = FrameKey.Derive(
            gateway, board.PublicKey, vector.Chain, ContentType.RosterFrame, board.Address, gateway.Address);
        var frame = new RosterFrame(
            gateway.Address, vector.Chain, vector.Number("number"), vector.Keys("rosterXyHex"));

        Assert.Equal(vector.Bytes("keyHex"), key);
        Assert.Equal(vector.Bytes("frameHex"), frame.Encode(key));
        Assert.True(RosterFrame.TryParse(vector.Bytes("frameHex"), key, out var read));
        Assert.Equal(frame.Number, read.Number);
        Assert.Equal(frame.Gateways, read.Gateways);
    }

    [Fact]
    public void Frame_with_any_byte_changed_or_of_another_kind_is_refused()
    {
        var vector = Vectors.Of("rosterframes")[0];
        byte[] key = vector.Bytes("keyHex");
        byte[] good = vector.Bytes("frameHex");
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            Assert.False(RosterFrame.TryParse(bytes, key, out _), $"byte {i}");
        }

        Assert.False(HeadFrame.TryParse(good, key, out _));
    }

    [Fact]
    public void Frame_of_as_many_gateways_as_a_region_has_is_not_too_long()
    {
        var keys = Region.ValidatorSetTests.SomeSigners.Take(ValidatorSet.MaxCount)
            .Select(signer => signer.PublicKey).OrderBy(key => key.Address).ToList();
        var frame = new RosterFrame(keys[0].Address, new ChainId(new string('a', ChainId.MaxLength)), long.MaxValue, keys);
        byte[] key = new byte[FrameKey.Size];

        byte[] bytes = frame.Encode(key);
        Assert.InRange(bytes.Length, 2000, RosterFrame.MaxBytes);
        Assert.True(RosterFrame.TryParse(bytes, key, out _));
    }
}
