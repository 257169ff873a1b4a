namespace EdgeLedger.Records.Tests.Transactions;

public class TransactionTests
{
    public static TheoryData<string> Cases => Vectors.Names("transactions");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Transaction_is_read_as_the_vector_says(string name)
    {
        var vector = Vectors.Find("transactions", name);

        Assert.True(Transaction.TryParse(vector.Bytes("transactionHex"), out var transaction));
        Assert.Equal(vector.Chain, transaction.Chain);
        Assert.Equal(ContentType.Registry, transaction.ContentType);
        Assert.Equal(vector.Bytes("payloadHex"), transaction.Payload.ToArray());
        Assert.Equal(vector.Hash("idHex"), transaction.Id);
        var expected = vector.Cases("signatures");
        Assert.Equal(expected.Count, transaction.Signatures.Count);
        foreach (var (item, signature) in expected.Zip(transaction.Signatures))
        {
            Assert.Equal(item.Address("addressHex"), signature.Signer);
            Assert.Equal(item.Number("seq"), signature.Seq);
            Assert.Equal(item.Hash("prevHex"), signature.Prev);
            Assert.Equal(item.Hash("linkIdHex"), signature.LinkId);
            using var key = EcdsaSigner.FromScalar(item.Bytes("scalarHex"));
            Assert.True(signature.Verify(key.PublicKey, Es256Scheme.Instance));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Builder_writes_the_vector_in_whatever_order_signers_come(string name)
    {
        var vector = Vectors.Find("transactions", name);
        var builder = new TransactionBuilder(
            vector.Chain, (int)vector.Number("contentType"), vector.Bytes("payloadHex"));
        foreach (var item in vector.Cases("signatures").Reverse())
        {
            using var key = EcdsaSigner.FromScalar(item.Bytes("scalarHex"));
            var signer = new RecordedSigner(key.PublicKey, item.Hash("linkIdHex"), item.Bytes("signatureHex"));
            builder.Add(signer, item.Number("seq"), item.Hash("prevHex"));
        }

        Assert.Equal(vector.Bytes("transactionHex"), builder.Build().Bytes.ToArray());
    }

    [Fact]
    public void Signature_of_another_key_fails()
    {
        byte[] bytes = Vectors.Of("transactions")[0].Bytes("transactionHex");
        Assert.True(Transaction.TryParse(bytes, out var transaction));
        using var stranger = EcdsaSigner.Create();

        Assert.All(
            transaction.Signatures, item => Assert.False(item.Verify(stranger.PublicKey, Es256Scheme.Instance)));
    }

    // The key must be the named signer's: a good signature by somebody else speaks for nobody.
    [Fact]
    public void Signature_under_another_signers_address_fails_with_the_key_that_made_it()
    {
        using var thief = EcdsaSigner.Create();
        var victim = Vectors.Of("keys")[0].Address("addressHex");
        var builder = new TransactionBuilder(
            new ChainId("river-0123456789abcdef"), ContentType.Registry, new byte[] { 0x80 });

        var forged = builder
            .Add(victim, 1, Hash256.Zero, thief.Sign(builder.DigestFor(victim, 1, Hash256.Zero)))
            .Build();

        Assert.False(forged.Signatures[0].Verify(thief.PublicKey, Es256Scheme.Instance));
    }

    [Fact]
    public void Id_does_not_depend_on_who_signed()
    {
        using var one = EcdsaSigner.Create();
        using var other = EcdsaSigner.Create();
        var chain = new ChainId("river-0123456789abcdef");
        byte[] deed = [0x83, 1, 2, 3];

        var first = Deed().Add(one, 1, Hash256.Zero).Build();
        var second = Deed().Add(other, 9, Hash256.Of([1])).Build();

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Signatures[0].LinkId, second.Signatures[0].LinkId);

        TransactionBuilder Deed() => new(chain, ContentType.Registry, deed);
    }

    // Ascending by address, none twice: one set of signers, one encoding.
    [Fact]
    public void Signers_out_of_order_or_twice_or_none_are_refused()
    {
        var vector = Vectors.Of("transactions")[1];
        byte[] body = vector.Bytes("bodyProtectedHex");
        var parts = vector.Cases("signatures").Select(item => new CanonicalWriter()
            .WriteArray(3)
            .WriteBytes(item.Bytes("protectedHex")).WriteMap(0).WriteBytes(item.Bytes("signatureHex"))
            .ToArray()).ToArray();

        Assert.True(Transaction.TryParse(With(parts), out _));
        Assert.True(Transaction.TryParse(With(parts[0], parts[2]), out _));
        Assert.False(Transaction.TryParse(With(parts[1], parts[0]), out _));
        Assert.False(Transaction.TryParse(With(parts[0], parts[0]), out _));
        Assert.False(Transaction.TryParse(With(), out _));
        Assert.False(Transaction.TryParse((byte[])[.. With(parts), 0], out _));

        byte[] With(params byte[][] chosen)
        {
            var writer = new CanonicalWriter().WriteTag(98).WriteArray(4).WriteBytes(body).WriteMap(0)
                .WriteBytes(vector.Bytes("payloadHex")).WriteArray(chosen.Length);
            foreach (byte[] part in chosen) writer.WriteRaw(part);
            return writer.ToArray();
        }
    }

    [Fact]
    public void Builder_refuses_a_signer_twice_and_nobody_at_all()
    {
        using var signer = EcdsaSigner.Create();
        var chain = new ChainId("river-0123456789abcdef");
        var builder = new TransactionBuilder(chain, ContentType.Registry, new byte[] { 0x80 });

        Assert.Throws<InvalidOperationException>(builder.Build);
        builder.Add(signer, 1, Hash256.Zero);
        Assert.Throws<ArgumentException>(() => builder.Add(signer, 2, Hash256.Zero));
        Assert.Throws<ArgumentException>(() => builder.Add(default(Address), 1, Hash256.Zero, new byte[63]));
    }
}
