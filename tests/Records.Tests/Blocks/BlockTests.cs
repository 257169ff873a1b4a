namespace EdgeLedger.Records.Tests.Blocks;

public class BlockTests
{
    public static TheoryData<string> Cases => Vectors.Names("blocks");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Block_is_read_as_the_vector_says(string name)
    {
        var vector = Vectors.Find("blocks", name);

        Assert.True(Block.TryParse(vector.Bytes("blockHex"), out var block));
        Assert.Equal(HeaderOf(vector), block.Header);
        Assert.Equal(vector.Bytes("headerHex"), block.HeaderBytes.ToArray());
        Assert.Equal(vector.Hash("hashHex"), block.Hash);
        Assert.Equal(block.Hash, block.Header.Hash());
        Assert.Equal(vector.Bytes("blockHex"), block.Encode());
        Assert.Equal(vector.Cases("entries").Select(e => e.Hash("leafHashHex")), block.LeafHashes.ToArray());
        foreach (var (expected, entry) in vector.Cases("entries").Zip(block.Entries))
        {
            Assert.Equal(expected.Number("kind"), (long)entry.Kind);
            Assert.Equal(expected.Bytes("bytesHex"), entry.Bytes.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Created_block_is_the_vector(string name)
    {
        var vector = Vectors.Find("blocks", name);
        var entries = vector.Cases("entries")
            .Select(e => new BlockEntry((EntryKind)e.Number("kind"), e.Bytes("bytesHex"))).ToList();

        var block = Block.Create(HeaderOf(vector) with { EntryCount = 0, MerkleRoot = default }, entries);

        Assert.Equal(vector.Bytes("blockHex"), block.Encode());
    }

    // The header commits to the body: no entry may be changed, dropped, added or moved.
    [Fact]
    public void Body_that_is_not_the_headers_is_refused()
    {
        Assert.True(Block.TryParse(Vectors.Of("blocks")[1].Bytes("blockHex"), out var block));
        BlockEntry[] entries = [.. block.Entries];

        Assert.True(Block.TryParse(With(entries), out _));
        Assert.False(Block.TryParse(With(entries[1..]), out _));
        Assert.False(Block.TryParse(With([.. entries, entries[0]]), out _));
        Assert.False(Block.TryParse(With([.. entries.Reverse<BlockEntry>()]), out _));
        Assert.False(Block.TryParse(With([entries[0] with { Kind = EntryKind.Ballot }, .. entries[1..]]), out _));
        Assert.False(Block.TryParse((byte[])[.. With(entries), 0], out _));

        byte[] With(BlockEntry[] body)
        {
            var writer = new CanonicalWriter();
            writer.WriteArray(2).WriteBytes(block.HeaderBytes.Span).WriteArray(body.Length);
            foreach (var (kind, bytes) in body)
            {
                writer.WriteArray(2).WriteInteger((long)kind).WriteBytes(bytes.Span);
            }

            return writer.ToArray();
        }
    }

    [Theory]
    [InlineData(0, "8b")]
    [InlineData(1, "02")]
    [InlineData(1, "1801")]
    [InlineData(25, "00")]
    [InlineData(25, "1801")]
    [InlineData(25, "20")]
    public void Header_of_another_form_is_refused(int offset, string replacement)
    {
        // Offsets: 0 array of ten, 1 version, 2 chain id of 22 letters, 25 height 1.
        byte[] good = Vectors.Of("blocks")[0].Bytes("headerHex");
        byte[] forged = [.. good[..offset], .. Convert.FromHexString(replacement), .. good[(offset + 1)..]];

        Assert.Equal(1, good[25]);
        Assert.True(BlockHeader.TryParse(good, out _));
        Assert.False(BlockHeader.TryParse(forged, out _));
        Assert.False(BlockHeader.TryParse([.. good, 0], out _));
    }

    private static BlockHeader HeaderOf(VectorCase vector) => new(
        vector.Chain, vector.Number("height"), vector.Number("unixMs"), vector.Hash("previousHex"),
        vector.Cases("entries").Count, vector.Hash("merkleRootHex"), vector.Hash("stateRootHex"),
        vector.Hash("validatorsHashHex"), vector.Address("proposerHex"));
}
