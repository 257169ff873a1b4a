namespace EdgeLedger.Records.Tests.Keys;

public class AddressTests
{
    [Fact]
    public void Address_and_hash_order_bytewise_like_their_hex()
    {
        var random = new Random(11);
        byte[] bytes = new byte[Hash256.Size];
        var addresses = new List<Address>();
        var hashes = new List<Hash256>();
        for (int i = 0; i < 200; i++)
        {
            random.NextBytes(bytes);
            if (i % 3 == 0) Array.Clear(bytes, 0, random.Next(Hash256.Size));
            addresses.Add(Address.FromBytes(bytes.AsSpan(0, Address.Size)));
            hashes.Add(Hash256.FromBytes(bytes));
        }

        Assert.Equal(
            addresses.Select(address => address.ToString()).Order(StringComparer.Ordinal),
            addresses.Order().Select(address => address.ToString()));
        Assert.Equal(
            hashes.Select(hash => hash.ToString()).Order(StringComparer.Ordinal),
            hashes.Order().Select(hash => hash.ToString()));
    }

    [Fact]
    public void Address_and_hash_survive_text_and_bytes()
    {
        var address = Vectors.Of("keys")[0].Address("addressHex");
        var hash = Hash256.Of("abc"u8);

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash.ToString());
        Assert.True(Address.TryParse(address.ToString().ToUpperInvariant(), out var parsed));
        Assert.Equal(address, parsed);
        Assert.Equal(address, Address.FromBytes(address.ToArray()));
        Assert.True(Hash256.TryParse(hash.ToString(), out var parsedHash));
        Assert.Equal(hash, parsedHash);
        Assert.Equal(hash, Hash256.FromBytes(hash.ToArray()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz00000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000g")]
    [InlineData("0000000000000000000000000000000000000000 ")]
    public void Text_that_is_no_address_is_refused(string? text)
    {
        Assert.False(Address.TryParse(text, out _));
        Assert.False(Hash256.TryParse(text, out _));
    }

    [Fact]
    public void Bytes_of_the_wrong_length_are_the_callers_fault()
    {
        Assert.Throws<ArgumentException>(() => Address.FromBytes(new byte[21]));
        Assert.Throws<ArgumentException>(() => Hash256.FromBytes(new byte[31]));
    }
}
