namespace EdgeLedger.Records.Tests.Region;

public class GenesisTests
{
    public static TheoryData<string> Cases => Vectors.Names("genesis");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Genesis_is_read_as_the_vector_says(string name)
    {
        var vector = Vectors.Find("genesis", name);

        var genesis = vector.Genesis();

        Assert.Equal(vector.Hash("hashHex"), genesis.Hash);
        Assert.Equal(vector.Chain, genesis.Chain);
        Assert.Equal(vector.Text("region"), genesis.Region);
        Assert.Equal(vector.Number("createdUnixMs"), genesis.CreatedUnixMs);
        Assert.Equal(
            vector.Keys("gatewayXyHex"),
            Enumerable.Range(0, genesis.Validators.Count).Select(i => genesis.Validators[i]));
        Assert.Equal(vector.Number("registrarQuorum"), genesis.RegistrarQuorum);
        Assert.Equal(vector.Keys("registrarXyHex"), genesis.Registrars);
        Assert.Equal(vector.Keys("discoXyHex"), genesis.Discos);
        Assert.Equal(vector.Number("maxBlockBytes"), genesis.MaxBlockBytes);
        Assert.Equal(vector.Number("maxBlockEntries"), genesis.MaxBlockEntries);
        Assert.Equal(vector.Number("futureToleranceSeconds"), genesis.FutureTolerance.TotalSeconds);
        Assert.Equal(vector.Bytes("genesisHex"), genesis.Encode());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Founding_with_keys_in_any_order_gives_the_vector(string name)
    {
        var vector = Vectors.Find("genesis", name);

        var genesis = Genesis.Create(
            vector.Text("region"), vector.Number("createdUnixMs"), vector.Keys("gatewayXyHex").Reverse(),
            (int)vector.Number("registrarQuorum"), vector.Keys("registrarXyHex").Reverse(),
            vector.Keys("discoXyHex").Reverse(),
            new GenesisLimits(
                (int)vector.Number("maxBlockBytes"), (int)vector.Number("maxBlockEntries"),
                (int)vector.Number("futureToleranceSeconds")));

        Assert.Equal(vector.Bytes("genesisHex"), genesis.Encode());
    }

    [Theory]
    [InlineData("", "region")]
    [InlineData("River", "region")]
    [InlineData("river bank", "region")]
    [InlineData("abcdefghijklmnopqrstuvwxy", "region")]
    [InlineData("flüsse", "region")]
    public void Region_of_another_spelling_is_refused(string region, string reason)
    {
        using var key = EcdsaSigner.Create();

        var thrown = Assert.Throws<ArgumentException>(
            () => Genesis.Create(region, 0, [key.PublicKey], 1, [key.PublicKey]));

        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_missing_or_twice_and_quorums_out_of_reach_are_refused()
    {
        using var signer = EcdsaSigner.Create();
        var key = signer.PublicKey;

        Assert.Throws<ArgumentException>(() => Genesis.Create("river", 0, [], 1, [key]));
        Assert.Throws<ArgumentException>(() => Genesis.Create("river", 0, [key, key], 1, [key]));
        Assert.Throws<ArgumentException>(() => Genesis.Create("river", 0, [key], 0, [key]));
        Assert.Throws<ArgumentException>(() => Genesis.Create("river", 0, [key], 2, [key]));
        Assert.Throws<ArgumentException>(() => Genesis.Create("river", 0, [key], 1, [key], [key, key]));
        Assert.Throws<ArgumentException>(() => Genesis.Create("river", 0, [key], 1, [key], [key]));
        Assert.Throws<ArgumentException>(
            () => Genesis.Create("river", 0, [key], 1, [key], limits: new GenesisLimits(MaxBlockEntries: 0)));
        Assert.Throws<ArgumentException>(
            () => Genesis.Create(
                "river", 0, [key], 1, [key], limits: new GenesisLimits(MaxBlockBytes: int.MaxValue)));
    }

    // One content has one encoding: the usual number of blocks is never written out.
    [Fact]
    public void Blocks_of_a_dispute_stand_in_the_file_only_where_they_are_unusual()
    {
        using var signer = EcdsaSigner.Create();
        var usual = Genesis.Create("river", 0, [signer.PublicKey], 1, [signer.PublicKey]);
        var quick = Genesis.Create(
            "river", 0, [signer.PublicKey], 1, [signer.PublicKey], limits: new GenesisLimits(DisputeBlocks: 3));

        Assert.Equal(10, usual.Limits.DisputeBlocks);
        Assert.Equal(usual.Encode().Length + 1, quick.Encode().Length);
        Assert.True(Genesis.TryParse(quick.Encode(), out var read, out _));
        Assert.Equal(3, read.Limits.DisputeBlocks);
        byte[] written = quick.Encode();
        foreach (byte refused in new byte[] { 0, 10 })
        {
            written[^1] = refused;
            Assert.False(Genesis.TryParse(written, out _, out _));
        }
    }

    [Fact]
    public void Every_changed_byte_gives_another_region_or_none()
    {
        byte[] good = Vectors.Of("genesis")[0].Bytes("genesisHex");
        var chain = Vectors.Of("genesis")[0].Chain;
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= 1;
            Assert.False(Genesis.TryParse(bytes, out var genesis, out _) && genesis.Chain == chain, $"byte {i}");
        }
    }

    [Fact]
    public void Region_has_at_most_as_many_gateways_as_a_board_keeps()
    {
        var keys = ValidatorSetTests.SomeSigners.Select(signer => signer.PublicKey).ToList();

        Assert.Equal(31, Genesis.Create("river", 0, keys.Take(31), 1, [keys[0]]).Validators.Count);
        var thrown = Assert.Throws<ArgumentException>(() => Genesis.Create("river", 0, keys, 1, [keys[0]]));
        Assert.Contains("1 to 31", thrown.Message, StringComparison.Ordinal);
    }
}
