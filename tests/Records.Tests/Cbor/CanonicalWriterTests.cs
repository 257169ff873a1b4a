using System.Formats.Cbor;

namespace EdgeLedger.Records.Tests.Cbor;

public class CanonicalWriterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Writer_agrees_with_the_platforms_own_on_random_values(int seed)
    {
        var random = new Random(seed);
        var theirs = new CborWriter(CborConformanceMode.Canonical);
        var ours = new CanonicalWriter(16);
        theirs.WriteStartArray(400);
        ours.WriteArray(400);
        for (int i = 0; i < 100; i++)
        {
            long number = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            byte[] bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            string text = new('ü', random.Next(40));
            theirs.WriteInt64(number);
            theirs.WriteByteString(bytes);
            theirs.WriteTextString(text);
            theirs.WriteNull();
            ours.WriteInteger(number).WriteBytes(bytes).WriteText(text).WriteNull();
        }

        theirs.WriteEndArray();

        Assert.True(theirs.Encode().AsSpan().SequenceEqual(ours.WrittenSpan), $"seed {seed}");
    }

    [Fact]
    public void Negative_count_is_the_callers_fault() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalWriter().WriteUnsigned(-1));
}
