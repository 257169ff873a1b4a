using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Tests.Formats;

/// <summary>RFC 8949 section 4.2.1: one form for each value, and the reader refuses every other.</summary>
public class CborReaderTests
{
    [Theory]
    [InlineData("00", 0)]
    [InlineData("17", 23)]
    [InlineData("1818", 24)]
    [InlineData("190100", 256)]
    [InlineData("1a00010000", 65536)]
    [InlineData("1b0000000100000000", 4294967296)]
    [InlineData("1b7fffffffffffffff", long.MaxValue)]
    [InlineData("20", -1)]
    [InlineData("3b7fffffffffffffff", long.MinValue)]
    public void Reader_reads_integers(string hex, long expected)
    {
        var reader = Of(hex);

        Assert.True(reader.TryReadInteger(out long value));
        Assert.Equal(expected, value);
        Assert.True(reader.IsComplete);
    }

    [Theory]
    [InlineData("1800")]
    [InlineData("1817")]
    [InlineData("1900ff")]
    [InlineData("1a0000ffff")]
    [InlineData("1b00000000ffffffff")]
    [InlineData("1b8000000000000000")]
    [InlineData("1c")]
    [InlineData("1f")]
    [InlineData("18")]
    [InlineData("1900")]
    [InlineData("40")]
    [InlineData("")]
    public void Reader_refuses_an_integer_that_is_not_in_its_one_form(string hex) =>
        Assert.False(Of(hex).TryReadInteger(out _));

    [Theory]
    [InlineData("5f4101ff")]
    [InlineData("42aa")]
    [InlineData("5affffffff00")]
    [InlineData("5b7fffffffffffffff00")]
    [InlineData("6161")]
    public void Reader_refuses_a_byte_string_that_is_indefinite_too_long_or_none(string hex) =>
        Assert.False(Of(hex).TryReadBytes(out _, out _));

    [Fact]
    public void Reader_fails_for_good_after_the_first_refusal()
    {
        var reader = Of("180001");

        Assert.False(reader.TryReadInteger(out _));
        Assert.False(reader.TryReadInteger(out _));
        Assert.False(reader.IsComplete);
    }

    [Fact]
    public void Reader_is_not_complete_while_bytes_are_left()
    {
        var reader = Of("0000");
        reader.TryReadInteger(out _);

        Assert.False(reader.IsComplete);
    }

    [Fact]
    public void Reader_survives_any_bytes()
    {
        const int seed = 5;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = new byte[random.Next(24)];
            random.NextBytes(bytes);
            var reader = new CborReader();
            reader.Reset(bytes, 0, bytes.Length);
            while (reader.TryReadInteger(out _) || reader.TryReadArrayHeader(out _))
            {
            }

            Assert.InRange(reader.Position, 0, bytes.Length);
        }
    }

    private static CborReader Of(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        var reader = new CborReader();
        reader.Reset(bytes, 0, bytes.Length);
        return reader;
    }
}
