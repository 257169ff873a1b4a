namespace EdgeLedger.Records.Tests.Voting;

public class EquivocationEvidenceTests
{
    public static TheoryData<string> Cases => Vectors.Names("evidence");

    private static ValidatorSet Validators => Vectors.Of("genesis")[0].Genesis().Validators;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evidence_of_the_vector_convicts_and_is_written_again(string name)
    {
        var vector = Vectors.Find("evidence", name);

        Assert.True(EquivocationEvidence.TryParse(vector.Bytes("evidenceHex"), out var evidence));
        Assert.Equal(vector.Address("validatorHex"), evidence.Validator);
        Assert.True(evidence.Verify(Validators, vector.Chain, Es256Scheme.Instance));
        Assert.Equal(vector.Bytes("evidenceHex"), evidence.Encode());
    }

    [Fact]
    public void Two_votes_make_one_piece_of_evidence_in_either_order()
    {
        var votes = Vectors.Of("votes")
            .Where(item => item.Text("name").Contains("contradicting", StringComparison.Ordinal))
            .Select(VoteTests.VoteOf).ToList();
        byte[] expected = Vectors.Of("evidence")[0].Bytes("evidenceHex");

        Assert.Equal(expected, EquivocationEvidence.Of(Validators, votes[0], votes[1]).Encode());
        Assert.Equal(expected, EquivocationEvidence.Of(Validators, votes[1], votes[0]).Encode());
        Assert.Throws<ArgumentException>(() => EquivocationEvidence.Of(Validators, votes[0], votes[0]));
        Assert.Throws<ArgumentException>(() => EquivocationEvidence.Of(Validators, votes[0], votes[2]));
    }

    // Nobody is convicted by votes of another step, another chain, or another gateway.
    [Fact]
    public void Evidence_with_any_byte_changed_convicts_nobody()
    {
        var vector = Vectors.Of("evidence")[1];
        byte[] good = vector.Bytes("evidenceHex");
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            bool convicts = EquivocationEvidence.TryParse(bytes, out var evidence)
                && evidence.Verify(Validators, vector.Chain, Es256Scheme.Instance);
            Assert.False(convicts, $"byte {i}");
        }

        Assert.True(EquivocationEvidence.TryParse(good, out var intact));
        Assert.False(intact.Verify(Validators, new ChainId("river-0000000000000000"), Es256Scheme.Instance));
    }

    [Fact]
    public void Payloads_in_descending_order_or_alike_are_refused()
    {
        var vector = Vectors.Of("evidence")[0];

        Assert.True(Parses("firstPayloadHex", "firstSignatureHex", "secondPayloadHex", "secondSignatureHex"));
        Assert.False(Parses("secondPayloadHex", "secondSignatureHex", "firstPayloadHex", "firstSignatureHex"));
        Assert.False(Parses("firstPayloadHex", "firstSignatureHex", "firstPayloadHex", "firstSignatureHex"));

        bool Parses(string a, string aSignature, string b, string bSignature) => EquivocationEvidence.TryParse(
            new CanonicalWriter().WriteArray(5)
                .WriteBytes(vector.Bytes("validatorHex"))
                .WriteRaw(vector.Bytes(a)).WriteBytes(vector.Bytes(aSignature))
                .WriteRaw(vector.Bytes(b)).WriteBytes(vector.Bytes(bSignature))
                .ToArray(), out _);
    }
}
