using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Tests.Formats;

/// <summary>RFC 8949 appendix A, as far as the firmware writes it.</summary>
public class CborWriterTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(1, "01")]
    [InlineData(10, "0a")]
    [InlineData(23, "17")]
    [InlineData(24, "1818")]
    [InlineData(25, "1819")]
    [InlineData(100, "1864")]
    [InlineData(255, "18ff")]
    [InlineData(256, "190100")]
    [InlineData(1000, "1903e8")]
    [InlineData(65535, "19ffff")]
    [InlineData(65536, "1a00010000")]
    [InlineData(1000000, "1a000f4240")]
    [InlineData(4294967295, "1affffffff")]
    [InlineData(4294967296, "1b0000000100000000")]
    [InlineData(1000000000000, "1b000000e8d4a51000")]
    [InlineData(long.MaxValue, "1b7fffffffffffffff")]
    [InlineData(-1, "20")]
    [InlineData(-10, "29")]
    [InlineData(-24, "37")]
    [InlineData(-25, "3818")]
    [InlineData(-100, "3863")]
    [InlineData(-1000, "3903e7")]
    [InlineData(long.MinValue, "3b7fffffffffffffff")]
    public void Writer_writes_integers_in_their_shortest_form(long value, string expected) =>
        Assert.Equal(expected, Written(writer => writer.WriteInteger(value)));

    [Theory]
    [InlineData("", "60")]
    [InlineData("a", "6161")]
    [InlineData("IETF", "6449455446")]
    [InlineData("\"\\", "62225c")]
    [InlineData("ü", "62c3bc")]
    [InlineData("水", "63e6b0b4")]
    public void Writer_writes_text_as_utf8(string text, string expected) =>
        Assert.Equal(expected, Written(writer => writer.WriteText(text)));

    [Fact]
    public void Writer_writes_byte_strings() =>
        Assert.Equal("4401020304", Written(writer => writer.WriteBytes([9, 1, 2, 3, 4, 9], 1, 4)));

    [Fact]
    public void Writer_writes_simple_values() => Assert.Equal("f4f5f6", Written(writer =>
    {
        writer.WriteBoolean(false);
        writer.WriteBoolean(true);
        writer.WriteNull();
    }));

    [Fact]
    public void Writer_writes_nested_arrays() => Assert.Equal("8301820203820405", Written(writer =>
    {
        writer.WriteArrayHeader(3);
        writer.WriteInteger(1);
        writer.WriteArrayHeader(2);
        writer.WriteInteger(2);
        writer.WriteInteger(3);
        writer.WriteArrayHeader(2);
        writer.WriteInteger(4);
        writer.WriteInteger(5);
    }));

    [Fact]
    public void Writer_writes_maps() => Assert.Equal("a26161016162820203", Written(writer =>
    {
        writer.WriteMapHeader(2);
        writer.WriteText("a");
        writer.WriteInteger(1);
        writer.WriteText("b");
        writer.WriteArrayHeader(2);
        writer.WriteInteger(2);
        writer.WriteInteger(3);
    }));

    [Fact]
    public void Writer_writes_tags() => Assert.Equal("c11a514b67b0", Written(writer =>
    {
        writer.WriteTag(1);
        writer.WriteInteger(1363896240);
    }));

    [Fact]
    public void Writer_says_so_when_the_message_does_not_fit()
    {
        var writer = new CborWriter(4);
        writer.WriteText("abcd");

        Assert.True(writer.HasOverflowed);
        writer.Reset();
        writer.WriteText("abc");
        Assert.False(writer.HasOverflowed);
    }

    private static string Written(Action<CborWriter> write)
    {
        var writer = new CborWriter(64);
        write(writer);
        Assert.False(writer.HasOverflowed);
        return Convert.ToHexStringLower(writer.ToArray());
    }
}
