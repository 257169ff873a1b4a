namespace EdgeLedger.Records.Tests.Ballots;

public class QuarantineTests
{
    public static TheoryData<string> Cases => Vectors.Names("quarantines");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Quarantine_of_the_vector_is_read_and_written_again(string name)
    {
        var vector = Vectors.Find("quarantines", name);

        Assert.True(Quarantine.TryParse(vector.Bytes("quarantineHex"), out var quarantine));
        Assert.Equal(vector.Hash("idHex"), quarantine.Statement.Id);
        Assert.Equal(vector.AllBytes("ballotHex"), quarantine.Ballots.Select(ballot => ballot.Encode()));
        byte[] again = Quarantine.Encode(quarantine.Statement, [.. quarantine.Ballots.Reverse()]);
        Assert.Equal(vector.Bytes("quarantineHex"), again);
        Assert.True(BallotList.TryParse(vector.Bytes("listHex"), out var list));
        Assert.Equal(vector.Bytes("listHex"), BallotList.Encode(list.Reverse()));
    }

    [Fact]
    public void Ballot_about_another_statement_or_twice_of_one_gateway_is_refused()
    {
        var vector = Vectors.Of("quarantines")[0];
        Assert.True(Quarantine.TryParse(vector.Bytes("quarantineHex"), out var quarantine));
        using var signer = EcdsaSigner.Create();
        var link = SignerLink.Of(quarantine.Statement);
        var other = Ballot.Sign(signer, vector.Chain, BallotItem.Accept(link with { Id = Hash256.Of([1]) }));
        var elsewhere = Ballot.Sign(signer, vector.Chain, BallotItem.Accept(link with { Seq = link.Seq + 1 }));
        var one = quarantine.Ballots[0];

        Assert.Throws<ArgumentException>(() => Quarantine.Encode(quarantine.Statement, [one, other]));
        Assert.Throws<ArgumentException>(() => Quarantine.Encode(quarantine.Statement, [one, elsewhere]));
        Assert.Throws<ArgumentException>(() => Quarantine.Encode(quarantine.Statement, [one, one]));
        Assert.Throws<ArgumentException>(() => Quarantine.Encode(quarantine.Statement, []));
        Assert.True(Parses(one.Encode()));
        Assert.False(Parses(other.Encode()));
        Assert.False(Parses(elsewhere.Encode()));
        Assert.False(Parses(one.Encode(), one.Encode()));
        Assert.False(Parses());

        bool Parses(params byte[][] ballots)
        {
            var writer = new CanonicalWriter().WriteArray(2)
                .WriteBytes(quarantine.Statement.Bytes.Span).WriteArray(ballots.Length);
            foreach (byte[] ballot in ballots) writer.WriteBytes(ballot);
            return Quarantine.TryParse(writer.ToArray(), out _);
        }
    }
}
