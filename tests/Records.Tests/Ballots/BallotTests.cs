namespace EdgeLedger.Records.Tests.Ballots;

public class BallotTests
{
    public static TheoryData<string> Cases => Vectors.Names("ballots");

    private static ValidatorSet Validators => Vectors.Of("genesis")[0].Genesis().Validators;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ballot_of_the_vector_is_read_verified_and_signed_again(string name)
    {
        var vector = Vectors.Find("ballots", name);
        using var key = EcdsaSigner.FromScalar(vector.Bytes("scalarHex"));
        var signer = new RecordedSigner(key.PublicKey, vector.Hash("digestHex"), vector.Bytes("signatureHex"));

        Assert.True(Ballot.TryParse(vector.Bytes("ballotHex"), out var ballot));
        Assert.Equal(vector.Address("gatewayHex"), ballot.Gateway);
        Assert.Equal(ItemsOf(vector), ballot.Items);
        Assert.Equal(vector.Hash("digestHex"), ballot.SigningDigest(vector.Chain));
        Assert.True(ballot.Verify(Validators, vector.Chain, Es256Scheme.Instance));
        Assert.Equal(vector.Bytes("ballotHex"), ballot.Encode());
        var again = Ballot.Sign(signer, vector.Chain, ItemsOf(vector).Reverse());
        Assert.Equal(vector.Bytes("ballotHex"), again.Encode());
    }

    [Fact]
    public void Ballot_with_any_byte_changed_is_nobodys()
    {
        var vector = Vectors.Of("ballots")[1];
        byte[] good = vector.Bytes("ballotHex");
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            bool counts = Ballot.TryParse(bytes, out var ballot)
                && ballot.Verify(Validators, vector.Chain, Es256Scheme.Instance);
            Assert.False(counts, $"byte {i}");
        }

        Assert.True(Ballot.TryParse(good, out var intact));
        Assert.False(intact.Verify(Validators, new ChainId("river-0000000000000000"), Es256Scheme.Instance));
    }

    // One content has one encoding, and a verdict has a reason exactly when it needs one.
    [Fact]
    public void Ballot_that_could_be_written_otherwise_is_refused()
    {
        Assert.True(Reads([Item(1, 1, 0), Item(2, 2, 7)]));
        Assert.True(Reads([Item(1, 2, 255)]));
        Assert.False(Reads([]));
        Assert.False(Reads([Item(2, 1, 0), Item(1, 1, 0)]));
        Assert.False(Reads([Item(1, 1, 0), Item(1, 2, 1)]));
        Assert.False(Reads([Item(1, 1, 1)]));
        Assert.False(Reads([Item(1, 2, 0)]));
        Assert.False(Reads([Item(1, 0, 0)]));
        Assert.False(Reads([Item(1, 3, 1)]));
        Assert.False(Reads([Item(1, 2, 256)]));
        Assert.False(Reads([Item(1, 1, 0, seq: 0)]));
        Assert.False(Reads([.. Enumerable.Range(1, Ballot.MaxItems + 1).Select(i => Item(i, 1, 0))]));

        static bool Reads(byte[][] items)
        {
            var writer = new CanonicalWriter().WriteArray(3).WriteAddress(default).WriteArray(items.Length);
            foreach (byte[] item in items) writer.WriteRaw(item);
            return Ballot.TryParse(writer.WriteBytes(new byte[64]).ToArray(), out _);
        }

        static byte[] Item(int statement, int verdict, int reason, int seq = 1)
        {
            byte[] id = new byte[32];
            id[0] = (byte)statement;
            return new CanonicalWriter().WriteArray(5).WriteBytes(id).WriteAddress(default).WriteUnsigned(seq)
                .WriteUnsigned(verdict).WriteUnsigned(reason).ToArray();
        }
    }

    [Fact]
    public void Longest_ballot_fits_its_bound()
    {
        using var signer = EcdsaSigner.Create();
        var items = Enumerable.Range(0, Ballot.MaxItems)
            .Select(i => BallotItem.Reject(new SignerLink(Hash256.Of([(byte)i]), default, long.MaxValue), (DoubtReason)255));
        byte[] bytes = Ballot.Sign(signer, new ChainId("river-0000000000000000"), items).Encode();

        Assert.InRange(bytes.Length, 1100, Ballot.MaxBytes);
        Assert.True(Ballot.TryParse(bytes, out _));
    }

    private static BallotItem[] ItemsOf(VectorCase vector) =>
    [
        .. vector.Cases("items").Select(item => new BallotItem(
            new SignerLink(item.Hash("statementHex"), item.Address("signerHex"), item.Number("seq")),
            item.Number("verdict") == 1, (DoubtReason)item.Number("reason"))),
    ];
}
