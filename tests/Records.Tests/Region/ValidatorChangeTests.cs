namespace EdgeLedger.Records.Tests.Region;

public class ValidatorChangeTests
{
    public static TheoryData<string> Cases => Vectors.Names("changes");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Change_is_read_as_the_vector_says_and_written_again(string name)
    {
        var vector = Vectors.Find("changes", name);

        Assert.True(Transaction.TryParse(vector.Bytes("transactionHex"), out var transaction));
        Assert.Equal(
            (ContentType.ValidatorChange, vector.Hash("idHex")), (transaction.ContentType, transaction.Id));
        Assert.True(ValidatorChange.TryParse(transaction.Payload.Span, out var change));
        Assert.Equal(vector.Number("number"), change.Number);
        Assert.Equal(vector.Keys("keyXyHex"), change.Keys);
        Assert.Equal(vector.OptionalHash("evidenceIdHex"), change.Evidence);
        Assert.Equal(vector.Bytes("payloadHex"), change.Encode());
        foreach (var (item, signature) in vector.Cases("signatures").Zip(transaction.Signatures))
        {
            Assert.Equal((item.Number("seq"), item.Hash("prevHex")), (signature.Seq, signature.Prev));
            using var key = EcdsaSigner.FromScalar(item.Bytes("scalarHex"));
            Assert.True(signature.Verify(key.PublicKey, Es256Scheme.Instance));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Change_leads_to_the_validators_hash_of_the_vector(string name)
    {
        var vector = Vectors.Find("changes", name);
        var present = new ValidatorSet(Hash256.Zero, vector.Keys("presentXyHex"));
        Assert.True(ValidatorChange.TryParse(vector.Bytes("payloadHex"), out var change));

        Assert.Equal(vector.Hash("validatorsHashHex"), present.Next(change, vector.Hash("idHex")).Hash);
    }

    [Fact]
    public void List_that_is_empty_too_long_out_of_order_or_names_one_twice_is_no_change()
    {
        var keys = ValidatorSetTests.SomeSigners.Select(one => one.PublicKey).OrderBy(key => key.Address).ToList();

        Assert.True(IsRead(new ValidatorChange(1, keys[..31], null)));
        Assert.False(IsRead(new ValidatorChange(1, keys, null)));
        Assert.False(IsRead(new ValidatorChange(1, [], null)));
        Assert.False(IsRead(new ValidatorChange(1, [keys[1], keys[0]], null)));
        Assert.False(IsRead(new ValidatorChange(1, [keys[0], keys[0]], null)));
        Assert.False(IsRead(new ValidatorChange(0, [keys[0]], null)));

        static bool IsRead(ValidatorChange change) => ValidatorChange.TryParse(change.Encode(), out _);
    }
}
