namespace EdgeLedger.Records.Tests.Ballots;

public class BallotContradictionTests
{
    private static VectorCase Vector => Vectors.Of("contradictions")[0];

    private static ValidatorSet Validators => Vectors.Of("genesis")[0].Genesis().Validators;

    [Fact]
    public void Contradiction_of_the_vector_convicts_in_either_order_of_the_ballots()
    {
        byte[] expected = Vector.Bytes("contradictionHex");
        var statement = Vector.Hash("statementHex");
        Assert.True(Ballot.TryParse(Vector.Bytes("firstBallotHex"), out var first));
        Assert.True(Ballot.TryParse(Vector.Bytes("secondBallotHex"), out var second));

        Assert.True(BallotContradiction.TryParse(expected, out var contradiction));
        Assert.Equal(Vector.Address("gatewayHex"), contradiction.Gateway);
        Assert.True(contradiction.Verify(Validators, Vector.Chain, Es256Scheme.Instance));
        Assert.Equal(expected, contradiction.Encode());
        Assert.Equal(expected, BallotContradiction.Of(statement, first, second).Encode());
        Assert.Equal(expected, BallotContradiction.Of(statement, second, first).Encode());
        Assert.Throws<ArgumentException>(() => BallotContradiction.Of(statement, first, first));
        Assert.Throws<ArgumentException>(() => BallotContradiction.Of(Hash256.Of([1]), first, second));
    }

    // Nobody is convicted by words about something else, of another chain, or of another gateway.
    [Fact]
    public void Contradiction_with_any_byte_changed_convicts_nobody()
    {
        byte[] good = Vector.Bytes("contradictionHex");
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            bool convicts = BallotContradiction.TryParse(bytes, out var contradiction)
                && contradiction.Verify(Validators, Vector.Chain, Es256Scheme.Instance);
            Assert.False(convicts, $"byte {i}");
        }
    }

    // Another reason for the same verdict is no fault: a rule may see more when more is known.
    [Fact]
    public void Same_verdict_for_another_reason_is_no_contradiction()
    {
        using var signer = EcdsaSigner.Create();
        var id = Hash256.Of([1]);
        var link = new SignerLink(id, default, 1);
        var one = Ballot.Sign(signer, Vector.Chain, BallotItem.Reject(link, DoubtReason.Range));
        var other = Ballot.Sign(signer, Vector.Chain, BallotItem.Reject(link, DoubtReason.RegisterPower));

        Assert.Throws<ArgumentException>(() => BallotContradiction.Of(id, one, other));
    }
}
