namespace EdgeLedger.Records.Tests.Blocks;

public class StatementProofTests
{
    public static TheoryData<string> Cases => Vectors.Names("proofs");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Proof_of_the_vector_verifies_and_is_made_again(string name)
    {
        var vector = Vectors.Find("proofs", name);
        var made = new StatementProof(EntryOf(vector), new ValidatorHistory([.. vector.Cases("history").Select(EntryOf)]));

        Assert.Equal(vector.Bytes("proofHex"), made.Encode());
        Assert.True(StatementProof.TryParse(vector.Bytes("proofHex"), out var proof));
        Assert.Equal(vector.Bytes("entryHex"), proof.Proof.Entry.Bytes.ToArray());
        Assert.Equal(vector.Hashes("pathHex"), proof.Proof.Path);
        Assert.True(proof.Verify(vector.Genesis(), Es256Scheme.Instance, out string? error), error);
    }

    [Fact]
    public void Proof_is_cut_out_of_a_block()
    {
        var vector = Vectors.Of("proofs")[0];
        byte[] header = vector.Bytes("headerHex");
        var ofBlock = Vectors.Of("blocks").Single(item => item.Bytes("headerHex").SequenceEqual(header));
        Assert.True(Block.TryParse(ofBlock.Bytes("blockHex"), out var block));
        Assert.True(Certificate.TryParse(vector.Bytes("certificateHex"), out var certificate));

        var cut = EntryProof.Of(block, (int)vector.Number("leafIndex"), certificate);

        Assert.Equal(vector.Bytes("proofHex"), new StatementProof(cut, ValidatorHistory.None).Encode());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Proof_with_any_byte_changed_fails(string name)
    {
        var vector = Vectors.Find("proofs", name);
        var genesis = vector.Genesis();
        byte[] good = vector.Bytes("proofHex");
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            bool holds = StatementProof.TryParse(bytes, out var proof)
                && proof.Verify(genesis, Es256Scheme.Instance, out _);
            Assert.False(holds, $"byte {i}");
        }
    }

    [Fact]
    public void Proof_fails_under_another_regions_genesis()
    {
        Assert.True(StatementProof.TryParse(Vectors.Of("proofs")[0].Bytes("proofHex"), out var proof));
        using var stranger = EcdsaSigner.Create();
        var other = Genesis.Create("river", 0, [stranger.PublicKey], 1, [stranger.PublicKey]);

        Assert.False(proof.Verify(other, Es256Scheme.Instance, out string? error));
        Assert.Contains("river-", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_of_another_height_proves_nothing_whoever_signed_it()
    {
        using var gateway = EcdsaSigner.Create();
        var genesis = Genesis.Create("river", 0, [gateway.PublicKey], 1, [gateway.PublicKey]);
        var header = new BlockHeader(
            genesis.Chain, 1, 1, genesis.Hash, 0, default, default, genesis.Validators.Hash, gateway.Address);
        var block = Block.Create(header, [new BlockEntry(EntryKind.Statement, new byte[] { 1 })]);

        Assert.True(ProofAt(1).Verify(genesis, Es256Scheme.Instance, out _));
        Assert.False(ProofAt(2).Verify(genesis, Es256Scheme.Instance, out _));

        StatementProof ProofAt(long height) => new(EntryProof.Of(block, 0, Certificate.Of(
            genesis.Validators,
            [Vote.Sign(gateway, genesis.Chain, VoteType.Precommit, height, 0, block.Hash, 0)])), ValidatorHistory.None);
    }

    [Fact]
    public void Certificate_of_another_block_proves_nothing()
    {
        var vector = Vectors.Of("proofs")[0];
        Assert.True(StatementProof.TryParse(vector.Bytes("proofHex"), out var proof));
        var others = Vectors.Of("certificates")
            .Where(c => !c.Bytes("certificateHex").SequenceEqual(vector.Bytes("certificateHex"))).ToList();

        Assert.NotEmpty(others);
        Assert.All(others, other =>
        {
            var entry = proof.Proof with { CertificateBytes = other.Bytes("certificateHex") };
            var forged = proof with { Proof = entry };
            Assert.False(forged.Verify(vector.Genesis(), Es256Scheme.Instance, out string? error));
            Assert.Contains("another block", error, StringComparison.Ordinal);
        });
    }

    private static EntryProof EntryOf(VectorCase vector) => new(
        new BlockEntry((EntryKind)vector.Number("kind"), vector.Bytes("entryHex")), (int)vector.Number("leafIndex"),
        vector.Hashes("pathHex"), vector.Bytes("headerHex"), vector.Bytes("certificateHex"));
}
