namespace EdgeLedger.Records.Tests.Blocks;

// RFC 9942: a gateway's signature over the root that an entry and its path lead to.
public class InclusionReceiptTests
{
    public static TheoryData<string> Cases => Vectors.Names("receipts");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Receipt_of_the_vector_is_read_verified_and_written_again(string name)
    {
        var vector = Vectors.Find("receipts", name);
        var entry = EntryOf(vector);

        Assert.True(InclusionReceipt.TryParse(vector.Bytes("receiptHex"), out var receipt));
        Assert.Equal(
            (vector.Chain, vector.Number("entryCount"), vector.Number("leafIndex")),
            (receipt.Chain, receipt.EntryCount, receipt.LeafIndex));
        Assert.True(receipt.Verify(entry, vector.Key("gatewayXyHex"), Es256Scheme.Instance));
        Assert.Equal(vector.Bytes("receiptHex"), receipt.Encode());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Receipt_with_any_byte_changed_does_not_hold(string name)
    {
        var vector = Vectors.Find("receipts", name);
        var (entry, key) = (EntryOf(vector), vector.Key("gatewayXyHex"));
        byte[] good = vector.Bytes("receiptHex");
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            bool holds = InclusionReceipt.TryParse(bytes, out var receipt)
                && receipt.Verify(entry, key, Es256Scheme.Instance);
            Assert.False(holds, $"byte {i}");
        }
    }

    [Fact]
    public void Receipt_of_another_entry_or_gateway_does_not_hold()
    {
        var vector = Vectors.Of("receipts")[0];
        Assert.True(InclusionReceipt.TryParse(vector.Bytes("receiptHex"), out var receipt));
        using var stranger = EcdsaSigner.Create();
        byte[] other = vector.Bytes("entryHex");
        other[^1] ^= 1;

        Assert.False(receipt.Verify(EntryOf(vector), stranger.PublicKey, Es256Scheme.Instance));
        Assert.False(receipt.Verify(
            new BlockEntry(EntryKind.Statement, other), vector.Key("gatewayXyHex"), Es256Scheme.Instance));
    }

    [Fact]
    public void Gateway_signs_what_a_verifier_of_the_standard_expects()
    {
        var vector = Vectors.Of("receipts")[0];
        using var gateway = EcdsaSigner.Create();
        var proof = Vectors.Of("proofs")[0];
        Assert.True(StatementProof.TryParse(proof.Bytes("proofHex"), out var of));
        Assert.True(BlockHeader.TryParse(of.Proof.HeaderBytes.Span, out var header));

        var receipt = InclusionReceipt.Sign(gateway, header.Chain, of.Proof, header);

        Assert.True(receipt.Verify(EntryOf(vector), gateway.PublicKey, Es256Scheme.Instance));
        Assert.True(InclusionReceipt.TryParse(receipt.Encode(), out var read));
        Assert.True(read.Verify(EntryOf(vector), gateway.PublicKey, Es256Scheme.Instance));
    }

    private static BlockEntry EntryOf(VectorCase vector) =>
        new((EntryKind)vector.Number("kind"), vector.Bytes("entryHex"));
}
