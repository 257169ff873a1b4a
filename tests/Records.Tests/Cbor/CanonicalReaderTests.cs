namespace EdgeLedger.Records.Tests.Cbor;

public class CanonicalReaderTests
{
    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    // RFC 8949 appendix A.
    [Theory]
    [InlineData("00", 0)]
    [InlineData("01", 1)]
    [InlineData("0a", 10)]
    [InlineData("17", 23)]
    [InlineData("1818", 24)]
    [InlineData("1819", 25)]
    [InlineData("1864", 100)]
    [InlineData("1903e8", 1000)]
    [InlineData("1a000f4240", 1000000)]
    [InlineData("1b000000e8d4a51000", 1000000000000)]
    [InlineData("20", -1)]
    [InlineData("29", -10)]
    [InlineData("3863", -100)]
    [InlineData("3903e7", -1000)]
    [InlineData("1b7fffffffffffffff", long.MaxValue)]
    [InlineData("3b7fffffffffffffff", long.MinValue)]
    public void Integer_is_read_and_written_as_in_the_standard(string hex, long expected)
    {
        var reader = new CanonicalReader(Bytes(hex));

        Assert.True(reader.TryReadInteger(out long value));
        Assert.Equal(expected, value);
        Assert.True(reader.IsAtEnd);
        Assert.Equal(Bytes(hex), new CanonicalWriter().WriteInteger(expected).ToArray());
    }

    // Appendix A: 18446744073709551615 and -18446744073709551616. No quantity here has 64 bits.
    [Theory]
    [InlineData("1bffffffffffffffff")]
    [InlineData("1b8000000000000000")]
    [InlineData("3bffffffffffffffff")]
    [InlineData("3b8000000000000000")]
    public void Integer_beyond_63_bits_is_refused(string hex) =>
        Assert.False(new CanonicalReader(Bytes(hex)).TryReadInteger(out _));

    // RFC 8949 section 4.2.1: as short as possible; section 3: 28 to 30 reserved, 31 indefinite.
    [Theory]
    [InlineData("1800")]
    [InlineData("1817")]
    [InlineData("190000")]
    [InlineData("1900ff")]
    [InlineData("1a0000ffff")]
    [InlineData("1b00000000ffffffff")]
    [InlineData("3817")]
    [InlineData("3900ff")]
    [InlineData("1c00")]
    [InlineData("1d00")]
    [InlineData("1e00")]
    [InlineData("1f")]
    [InlineData("")]
    [InlineData("18")]
    [InlineData("1903")]
    [InlineData("1a000f42")]
    [InlineData("f97e00")]
    [InlineData("f4")]
    public void Integer_in_any_other_encoding_is_refused(string hex) =>
        Assert.False(new CanonicalReader(Bytes(hex)).TryReadInteger(out _));

    [Theory]
    [InlineData("40", "")]
    [InlineData("4401020304", "01020304")]
    public void Byte_string_is_read_as_in_the_standard(string hex, string expected)
    {
        var reader = new CanonicalReader(Bytes(hex));

        Assert.True(reader.TryReadBytes(out var value));
        Assert.Equal(Bytes(expected), value.ToArray());
        Assert.True(reader.IsAtEnd);
    }

    [Theory]
    [InlineData("4401020300", true)]
    [InlineData("44010203", false)]
    [InlineData("5f42010243030405ff", false)]
    [InlineData("5804010203", false)]
    [InlineData("5bffffffffffffffff", false)]
    [InlineData("5a7fffffff", false)]
    [InlineData("6161", false)]
    public void Byte_string_never_reaches_beyond_its_input(string hex, bool expected) =>
        Assert.Equal(expected, new CanonicalReader(Bytes(hex)).TryReadBytes(out _));

    [Theory]
    [InlineData("60", "")]
    [InlineData("6161", "a")]
    [InlineData("6449455446", "IETF")]
    [InlineData("62225c", "\"\\")]
    [InlineData("62c3bc", "\u00fc")]
    [InlineData("63e6b0b4", "\u6c34")]
    [InlineData("64f0908591", "\ud800\udd51")]
    public void Text_is_read_and_written_as_in_the_standard(string hex, string expected)
    {
        var reader = new CanonicalReader(Bytes(hex));

        Assert.True(reader.TryReadText(out var utf8));
        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(utf8));
        Assert.Equal(Bytes(hex), new CanonicalWriter().WriteText(expected).ToArray());
    }

    [Theory]
    [InlineData("62c328")]
    [InlineData("61ff")]
    [InlineData("63eda080")]
    [InlineData("7f657374726561646d696e67ff")]
    public void Text_that_is_not_utf8_or_not_definite_is_refused(string hex) =>
        Assert.False(new CanonicalReader(Bytes(hex)).TryReadText(out _));

    [Fact]
    public void Containers_are_read_as_in_the_standard()
    {
        var array = new CanonicalReader(Bytes("8301820203820405"));
        Assert.True(array.TryReadArray(3) && array.TryReadExactly(1) && array.TryReadArray(2));
        Assert.True(array.TryReadExactly(2) && array.TryReadExactly(3) && array.TryReadArray(2));
        Assert.True(array.TryReadExactly(4) && array.TryReadExactly(5) && array.IsAtEnd);

        var map = new CanonicalReader(Bytes("a201020304"));
        Assert.True(map.TryReadMap(2) && map.TryReadExactly(1) && map.TryReadExactly(2));
        Assert.True(map.TryReadExactly(3) && map.TryReadExactly(4) && map.IsAtEnd);

        var tag = new CanonicalReader(Bytes("c11a514b67b0"));
        Assert.True(tag.TryReadTag(1) && tag.TryReadExactly(1363896240) && tag.IsAtEnd);

        var none = new CanonicalReader(Bytes("f6"));
        Assert.True(none.IsNextNull && none.TryReadNull() && none.IsAtEnd);
    }

    [Theory]
    [InlineData("9f")]
    [InlineData("9fff")]
    [InlineData("9a7fffffff")]
    [InlineData("9bffffffffffffffff")]
    [InlineData("8201")]
    [InlineData("9801ff")]
    public void Array_claims_no_more_items_than_bytes_are_left(string hex) =>
        Assert.False(new CanonicalReader(Bytes(hex)).TryReadArray(out _));

    [Theory]
    [InlineData("bf")]
    [InlineData("ba7fffffff")]
    [InlineData("a101")]
    [InlineData("a2010203")]
    public void Map_claims_no_more_pairs_than_bytes_are_left(string hex) =>
        Assert.False(new CanonicalReader(Bytes(hex)).TryReadMap(out _));
}
