namespace EdgeLedger.Records.Tests.Keys;

public class PublicKeyTests
{
    public static TheoryData<string> Cases => Vectors.Names("keys");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Key_has_the_address_of_the_vector(string name)
    {
        var vector = Vectors.Find("keys", name);

        var key = vector.Key("xyHex");

        Assert.Equal(vector.Bytes("coseKeyHex"), key.ToCoseKey());
        Assert.Equal(vector.Text("addressHex"), key.Address.ToString());
        Assert.Equal(vector.Hash("thumbprintHex"), Hash256.Of(key.ToCoseKey()));
        Assert.True(PublicKey.TryFromCoseKey(vector.Bytes("coseKeyHex"), out var again));
        Assert.Equal(key, again);
    }

    // RFC 9679 section 6, the example's key and its SHA-256 thumbprint.
    [Fact]
    public void Address_begins_the_thumbprint_of_the_standards_example()
    {
        var key = PublicKey.FromXy(Convert.FromHexString(
            "65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d"
            + "1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c"));

        Assert.Equal("496bd8afadf307e5b08c64b0421bf9dc01528a34", Address.Of(key).ToString());
        Assert.Equal(
            "496bd8afadf307e5b08c64b0421bf9dc01528a344a43bda88fadd1669da253ec",
            Hash256.Of(key.ToCoseKey()).ToString());
    }

    [Fact]
    public void Point_off_the_curve_is_refused()
    {
        byte[] xy = Vectors.Of("keys")[0].Bytes("xyHex");
        for (int i = 0; i < xy.Length; i++)
        {
            byte[] off = (byte[])xy.Clone();
            off[i] ^= 1;
            Assert.False(PublicKey.TryFromXy(off, out _));
        }

        Assert.False(PublicKey.TryFromXy(new byte[64], out _));
        Assert.False(PublicKey.TryFromXy(xy.AsSpan(1), out _));
        Assert.Throws<ArgumentException>(() => PublicKey.FromXy(new byte[64]));
    }

    // SP 800-56A section 5.6.2.3: coordinates are below p, or one point would have two encodings and two
    // addresses.
    [Fact]
    public void Coordinate_not_reduced_by_the_prime_is_refused()
    {
        // x = p + 5 is the point with x = 5, which lies on the curve, and still fits 32 bytes.
        byte[] x = Convert.FromHexString("ffffffff00000001000000000000000000000001000000000000000000000004");
        byte[] y = Convert.FromHexString("459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc");
        byte[] five = new byte[32];
        five[31] = 5;

        Assert.True(PublicKey.TryFromXy([.. five, .. y], out _));
        Assert.False(PublicKey.TryFromXy([.. x, .. y], out _));
    }

    [Theory]
    [InlineData("a4010220012158", "a5010220012158")]
    [InlineData("a401022001", "a401022002")]
    [InlineData("a40102", "a40101")]
    public void Cose_key_of_another_shape_is_refused(string prefix, string forged)
    {
        string hex = Vectors.Of("keys")[0].Text("coseKeyHex");
        Assert.StartsWith(prefix, hex, StringComparison.Ordinal);

        Assert.False(PublicKey.TryFromCoseKey(Convert.FromHexString(forged + hex[prefix.Length..]), out _));
        Assert.False(PublicKey.TryFromCoseKey(Convert.FromHexString(hex + "00"), out _));
    }
}
