using System.Security.Cryptography;

namespace EdgeLedger.Records.Tests.Cbor;

/// <summary>The COSE working group's examples with the algorithms that this ledger uses: ES256 and HMAC
/// 256/256.</summary>
public class CoseExamplesTests
{
    public static TheoryData<string> Cases => Vectors.Names("cose-wg");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Signature_or_tag_holds_where_the_example_says_so(string name)
    {
        var vector = Vectors.Find("cose-wg", name);
        byte[] structure = vector.Bytes("structureHex");
        byte[] signature = vector.Bytes("signatureHex");

        bool holds = vector.Text("kind") == "mac0"
            ? HMACSHA256.HashData(vector.Bytes("keyHex"), structure).AsSpan().SequenceEqual(signature)
            : Es256Scheme.Instance.Verify(vector.Key("xyHex"), Hash256.Of(structure), signature);

        Assert.Equal(vector.Flag("holds"), holds);
    }

    // Good COSE, and nothing that this ledger has a place for: a reader refuses it and does not fall over it.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Message_of_somebody_else_is_read_as_none_of_ours(string name)
    {
        byte[] bytes = Vectors.Find("cose-wg", name).Bytes("messageHex");
        byte[] key = new byte[FrameKey.Size];

        Assert.False(Statement.TryParse(bytes, out _));
        Assert.False(Transaction.TryParse(bytes, out _));
        Assert.False(InclusionReceipt.TryParse(bytes, out _));
        Assert.False(HeadFrame.TryParse(bytes, key, out _));
        Assert.False(RosterFrame.TryParse(bytes, key, out _));
    }
}
