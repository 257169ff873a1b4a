namespace EdgeLedger.Records.Tests.Voting;

public sealed class CertificateTests : IDisposable
{
    private static readonly Hash256 BlockHash = Hash256.Of("block"u8);

    private readonly EcdsaSigner[] _keys =
        [.. Enumerable.Range(0, 10).Select(_ => EcdsaSigner.Create()).OrderBy(key => key.Address)];

    private readonly Genesis _genesis;

    public CertificateTests()
    {
        var keys = _keys.Select(key => key.PublicKey).ToList();
        _genesis = Genesis.Create("river", 0, keys, 1, [keys[0]]);
    }

    public static TheoryData<string> Cases => Vectors.Names("certificates");

    public void Dispose()
    {
        foreach (var key in _keys) key.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Certificate_of_the_vector_is_read_verified_and_written_again(string name)
    {
        var vector = Vectors.Find("certificates", name);
        var genesis = vector.Genesis();

        Assert.True(Certificate.TryParse(vector.Bytes("certificateHex"), out var certificate));
        Assert.Equal(vector.Number("height"), certificate.Height);
        Assert.Equal(vector.Number("round"), certificate.Round);
        Assert.Equal(vector.Hash("blockHashHex"), certificate.BlockHash);
        Assert.Equal(vector.Bytes("bitmapHex"), certificate.Bitmap.ToArray());
        Assert.True(
            certificate.Verify(genesis.Validators, genesis.Chain, Es256Scheme.Instance, out string? error), error);
        Assert.Equal(vector.Bytes("certificateHex"), certificate.Encode());
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(10, true)]
    public void Quorum_of_ten_is_seven(int votes, bool expected) =>
        Assert.Equal(expected, Verifies(CertificateBy(Enumerable.Range(10 - votes, votes))));

    [Fact]
    public void Votes_in_any_order_make_one_certificate() =>
        Assert.Equal(
            BitConverter.ToString(CertificateBy([8, 1, 2, 9, 4, 5, 6]).Bitmap.ToArray()),
            BitConverter.ToString(CertificateBy([1, 2, 4, 5, 6, 8, 9]).Bitmap.ToArray()));

    [Fact]
    public void Bitmap_says_least_significant_bit_first_who_voted()
    {
        var certificate = CertificateBy([0, 1, 2, 3, 4, 5, 8]);

        Assert.Equal([0x3f, 0x01], certificate.Bitmap.ToArray());
        Assert.True(certificate.HasVoteOf(8));
        Assert.False(certificate.HasVoteOf(9));
        Assert.False(certificate.HasVoteOf(16));
    }

    [Theory]
    [InlineData("spare bit")]
    [InlineData("bitmap too short")]
    [InlineData("bitmap too long")]
    [InlineData("bit moved")]
    [InlineData("signatures swapped")]
    [InlineData("signature of a prevote")]
    [InlineData("other chain")]
    [InlineData("other round")]
    public void Certificate_that_breaks_a_rule_is_refused(string rule)
    {
        var good = CertificateBy(Enumerable.Range(0, 7));
        var signatures = good.Signatures.ToArray();
        byte[] prevote = Vote.Sign(_keys[6], _genesis.Chain, VoteType.Prevote, 5, 1, BlockHash, 6).Signature;
        var chain = rule == "other chain" ? new ChainId("river-0000000000000000") : _genesis.Chain;
        byte[] bytes = rule switch
        {
            "spare bit" => Encode(1, [0x3f, 0x04], signatures),
            "bitmap too short" => Encode(1, [0x7f], signatures),
            "bitmap too long" => Encode(1, [0x7f, 0, 0], signatures),
            "bit moved" => Encode(1, [0xbf, 0], signatures),
            "signatures swapped" => Encode(1, [0x7f, 0], [signatures[1], signatures[0], .. signatures[2..]]),
            "signature of a prevote" => Encode(1, [0x7f, 0], [.. signatures[..6], prevote]),
            "other round" => Encode(2, [0x7f, 0], signatures),
            _ => good.Encode(),
        };

        Assert.True(Certificate.TryParse(Encode(1, [0x7f, 0], signatures), out var intact) && Verifies(intact));
        Assert.True(Certificate.TryParse(bytes, out var certificate));
        Assert.False(certificate.Verify(_genesis.Validators, chain, Es256Scheme.Instance, out string? error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void Count_of_signatures_is_the_count_of_bits()
    {
        var signatures = CertificateBy(Enumerable.Range(0, 8)).Signatures.ToArray();

        Assert.False(Certificate.TryParse(Encode(1, [0x7f, 0], signatures), out _));
        Assert.False(Certificate.TryParse(Encode(1, [0xff, 1], signatures), out _));
        Assert.False(Certificate.TryParse(Encode(1, [], []), out _));
    }

    [Fact]
    public void Votes_that_do_not_belong_together_are_the_callers_fault()
    {
        var votes = Enumerable.Range(0, 7).Select(i => VoteBy(i)).ToList();

        Assert.Throws<ArgumentException>(() => Certificate.Of(_genesis.Validators, []));
        Assert.Throws<ArgumentException>(() => Certificate.Of(_genesis.Validators, [.. votes, votes[0]]));
        var later = votes[0] with { ValidatorIndex = 9, Round = 2 };
        Assert.Throws<ArgumentException>(() => Certificate.Of(_genesis.Validators, [.. votes, later]));
        Assert.Throws<ArgumentException>(
            () => Certificate.Of(_genesis.Validators, [votes[0] with { BlockHash = null }]));
    }

    private static byte[] Encode(int round, byte[] bitmap, ReadOnlyMemory<byte>[] signatures)
    {
        var writer = new CanonicalWriter().WriteArray(5)
            .WriteInteger(5).WriteInteger(round).WriteHash(BlockHash).WriteBytes(bitmap)
            .WriteArray(signatures.Length);
        foreach (var signature in signatures) writer.WriteBytes(signature.Span);
        return writer.ToArray();
    }

    private Vote VoteBy(int index) =>
        Vote.Sign(_keys[index], _genesis.Chain, VoteType.Precommit, 5, 1, BlockHash, index);

    private Certificate CertificateBy(IEnumerable<int> indices) =>
        Certificate.Of(_genesis.Validators, indices.Select(VoteBy));

    private bool Verifies(Certificate certificate) =>
        certificate.Verify(_genesis.Validators, _genesis.Chain, Es256Scheme.Instance, out _);

    [Theory]
    [MemberData(nameof(Region.ValidatorSetTests.Sizes), MemberType = typeof(Region.ValidatorSetTests))]
    public void Certificate_of_a_quorum_holds_and_of_one_less_does_not_for_every_number_of_gateways(int gateways)
    {
        var signers = Region.ValidatorSetTests.SomeSigners.Take(gateways)
            .OrderBy(signer => signer.Address).ToList();
        var validators = new ValidatorSet(Hash256.Zero, signers.Select(signer => signer.PublicKey));
        var block = Hash256.Of([(byte)gateways]);
        // The last ones: the highest bits of the bitmap are in it.
        var votes = Enumerable.Range(0, gateways).TakeLast(validators.Quorum).Select(index => Vote.Sign(
            signers[index], _genesis.Chain, VoteType.Precommit, 9, 2, block, index)).ToList();

        Assert.True(Holds(votes));
        Assert.Equal((gateways + 7) / 8, Certificate.Of(validators, votes).Bitmap.Length);
        if (gateways > 1) Assert.False(Holds(votes[1..]));

        bool Holds(IEnumerable<Vote> some) =>
            Certificate.TryParse(Certificate.Of(validators, some).Encode(), out var read)
            && read.Verify(validators, _genesis.Chain, Es256Scheme.Instance, out _);
    }
}
