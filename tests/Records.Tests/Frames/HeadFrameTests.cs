namespace EdgeLedger.Records.Tests.Frames;

public class HeadFrameTests
{
    public static TheoryData<string> Cases => Vectors.Names("heads");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_ends_derive_the_key_of_the_vector(string name)
    {
        var vector = Vectors.Find("heads", name);
        using var board = EcdsaSigner.FromScalar(vector.Bytes("boardScalarHex"));
        using var gateway = EcdsaSigner.FromScalar(vector.Bytes("gatewayScalarHex"));

        byte[] atBoard = FrameKey.Derive(
            board, gateway.PublicKey, vector.Chain, ContentType.HeadFrame, board.Address, gateway.Address);
        byte[] atGateway = FrameKey.Derive(
            gateway, board.PublicKey, vector.Chain, ContentType.HeadFrame, board.Address, gateway.Address);

        Assert.Equal(vector.Bytes("sharedXHex"), gateway.DeriveSharedX(board.PublicKey));
        Assert.Equal(vector.Bytes("keyHex"), atBoard);
        Assert.Equal(vector.Bytes("keyHex"), atGateway);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Frame_is_written_and_read_as_the_vector(string name)
    {
        var vector = Vectors.Find("heads", name);
        byte[] key = vector.Bytes("keyHex");
        var frame = new HeadFrame(
            vector.Address("gatewayAddressHex"), vector.Chain, vector.Number("seq"), vector.Hash("idHex"),
            vector.Number("height"), vector.Number("unixMs"));

        Assert.Equal(vector.Bytes("frameHex"), frame.Encode(key));
        Assert.True(HeadFrame.TryParse(vector.Bytes("frameHex"), key, out var read));
        Assert.Equal(frame, read);
    }

    [Fact]
    public void Frame_with_any_byte_changed_or_under_another_key_is_refused()
    {
        var vector = Vectors.Of("heads")[0];
        byte[] key = vector.Bytes("keyHex");
        byte[] good = vector.Bytes("frameHex");
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            Assert.False(HeadFrame.TryParse(bytes, key, out _), $"byte {i}");
        }

        Assert.False(HeadFrame.TryParse(good, new byte[32], out _));
        Assert.False(HeadFrame.TryParse((byte[])[.. good, 0], key, out _));
    }

    // A head must never pass for a command: the kind is part of the key.
    [Fact]
    public void Key_differs_by_kind_and_by_either_address()
    {
        using var board = EcdsaSigner.Create();
        using var gateway = EcdsaSigner.Create();
        var chain = new ChainId("river-0123456789abcdef");
        string[] keys =
        [
            Derive(chain, ContentType.HeadFrame, board.Address, gateway.Address),
            Derive(chain, ContentType.CommandFrame, board.Address, gateway.Address),
            Derive(chain, ContentType.HeadFrame, gateway.Address, board.Address),
            Derive(new ChainId("river-0123456789abcdee"), ContentType.HeadFrame, board.Address, gateway.Address),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());

        string Derive(ChainId id, int kind, Address first, Address second) =>
            Convert.ToHexString(FrameKey.Derive(gateway, board.PublicKey, id, kind, first, second));
    }
}
