using EdgeLedger.Records.Tests.Keys;

namespace EdgeLedger.Records.Tests.Statements;

public class StatementTests
{
    public static TheoryData<string> Cases => Vectors.Names("statements");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Statement_is_read_as_the_vector_says(string name)
    {
        var vector = Vectors.Find("statements", name);

        Assert.True(Statement.TryParse(vector.Bytes("statementHex"), out var statement));
        Assert.Equal(vector.Address("addressHex"), statement.Signer);
        Assert.Equal(vector.Number("seq"), statement.Seq);
        Assert.Equal(vector.Hash("prevHex"), statement.Prev);
        Assert.Equal(vector.Chain, statement.Chain);
        Assert.Equal(vector.Number("contentType"), statement.ContentType);
        Assert.Equal(vector.Bytes("payloadHex"), statement.Payload.ToArray());
        Assert.Equal(vector.Hash("idHex"), statement.Id);
        using var signer = EcdsaSigner.FromScalar(vector.Bytes("scalarHex"));
        Assert.True(Es256Scheme.Instance.Verify(signer.PublicKey, statement.Id, statement.Signature.Span));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Statement_is_written_byte_for_byte_as_the_vector(string name)
    {
        var vector = Vectors.Find("statements", name);
        byte[] expected = vector.Bytes("statementHex");
        using var key = EcdsaSigner.FromScalar(vector.Bytes("scalarHex"));
        var signer = new RecordedSigner(key.PublicKey, vector.Hash("idHex"), expected[^64..]);

        byte[] bytes = Statement.Encode(
            signer, vector.Chain, (int)vector.Number("contentType"), vector.Number("seq"), vector.Hash("prevHex"),
            vector.Bytes("payloadHex"));

        Assert.Equal(expected, bytes);
    }

    [Fact]
    public void Single_sample_of_a_default_meter_stays_under_260_bytes() =>
        Assert.InRange(Vectors.Of("statements")[0].Bytes("statementHex").Length, 1, 259);

    // (r, n-s) verifies too: were the id over the signature, anyone could double a statement.
    [Fact]
    public void Mirrored_signature_verifies_and_leaves_the_id_unchanged()
    {
        var vector = Vectors.Of("statements")[0];
        byte[] bytes = vector.Bytes("statementHex");
        byte[] mirrored = [.. bytes[..^64], .. Es256SchemeTests.Mirror(bytes.AsSpan(bytes.Length - 64))];
        using var signer = EcdsaSigner.FromScalar(vector.Bytes("scalarHex"));

        Assert.NotEqual(bytes, mirrored);
        Assert.True(Statement.TryParse(mirrored, out var statement));
        Assert.True(Es256Scheme.Instance.Verify(signer.PublicKey, statement.Id, statement.Signature.Span));
        Assert.Equal(vector.Hash("idHex"), statement.Id);
    }

    // RFC 8949 section 4.2.1 and RFC 9052 section 4.2; each is a second encoding of the same or a smuggled extra.
    [Theory]
    [InlineData("trailing byte")]
    [InlineData("no tag")]
    [InlineData("another tag")]
    [InlineData("long tag")]
    [InlineData("indefinite array")]
    [InlineData("unprotected content")]
    [InlineData("long payload length")]
    [InlineData("detached payload")]
    [InlineData("short signature")]
    [InlineData("protected trailing byte")]
    [InlineData("protected keys in another order")]
    [InlineData("protected unknown key")]
    [InlineData("another algorithm")]
    [InlineData("sequence zero")]
    [InlineData("sequence in nine bytes")]
    [InlineData("chain id in capitals")]
    [InlineData("chain id too long")]
    public void Any_other_form_is_refused(string form)
    {
        var vector = Vectors.Of("statements")[0];
        byte[] good = vector.Bytes("statementHex");
        byte[] header = vector.Bytes("protectedHex");
        byte[] payload = vector.Bytes("payloadHex");
        Assert.True(Statement.TryParse(Build("d284", header, "a0", payload, good[^64..]), out _));

        byte[] bad = form switch
        {
            "trailing byte" => [.. good, 0],
            "no tag" => good[1..],
            "another tag" => Build("d184", header, "a0", payload, good[^64..]),
            "long tag" => Build("d81284", header, "a0", payload, good[^64..]),
            "indefinite array" => [.. Build("d29f", header, "a0", payload, good[^64..]), 0xff],
            "unprotected content" => Build("d284", header, "a10100", payload, good[^64..]),
            "long payload length" => Splice(good, payload, head: [0x59, 0, (byte)payload.Length]),
            "detached payload" => Splice(good, payload, head: null),
            "short signature" => Build("d284", header, "a0", payload, good[^63..]),
            "protected trailing byte" => With([.. header, 0]),
            "protected keys in another order" =>
                With([0xa6, .. header[3..6], .. header[1..3], .. header[6..]]),
            "protected unknown key" => With([0xa7, .. header[1..], 0x18, 99, 0]),
            "another algorithm" => With([.. header[..2], 0x27, .. header[3..]]),
            "sequence zero" => With(Replace(header, "3a0001000001", "3a0001000000")),
            "sequence in nine bytes" => With(Replace(header, "3a0001000001", "3a000100001b0000000000000001")),
            "chain id in capitals" => With(Replace(header, "7269766572", "5249564552")),
            _ => With(WithChain(header, new string('a', 42))),
        };

        Assert.False(Statement.TryParse(bad, out _));

        byte[] With(byte[] other) => Build("d284", other, "a0", payload, good[^64..]);
    }

    [Fact]
    public void Statement_longer_than_the_limit_is_neither_made_nor_read()
    {
        using var signer = EcdsaSigner.Create();
        var chain = new ChainId("a-0123456789abcdef");
        byte[] longest = Statement.Encode(signer, chain, 112, 1, Hash256.Zero, new byte[16180]);

        Assert.True(Statement.TryParse(longest, out _));
        Assert.Throws<ArgumentException>(
            () => Statement.Encode(signer, chain, 112, 1, Hash256.Zero, new byte[Statement.MaxBytes]));
        Assert.False(Statement.TryParse(new byte[Statement.MaxBytes + 1], out _));
    }

    private static byte[] Build(
        string start, byte[] header, string unprotected, byte[] payload, byte[] signature) =>
        new CanonicalWriter()
            .WriteRaw(Convert.FromHexString(start))
            .WriteBytes(header)
            .WriteRaw(Convert.FromHexString(unprotected))
            .WriteBytes(payload)
            .WriteBytes(signature)
            .ToArray();

    // Puts another head before the payload, or null in the payload's place.
    private static byte[] Splice(byte[] good, byte[] payload, byte[]? head)
    {
        int at = good.AsSpan().IndexOf(payload);
        byte[] middle = head is null ? [0xf6] : [.. head, .. payload];
        return [.. good[..(at - 2)], .. middle, .. good[(at + payload.Length)..]];
    }

    private static byte[] Replace(byte[] bytes, string from, string to)
    {
        string hex = Convert.ToHexStringLower(bytes);
        Assert.Contains(from, hex, StringComparison.Ordinal);
        return Convert.FromHexString(hex.Replace(from, to, StringComparison.Ordinal));
    }

    private static byte[] WithChain(byte[] header, string chain)
    {
        int at = header.AsSpan().IndexOf(Convert.FromHexString("3a00010002")) + 5;
        return [.. header[..at], .. new CanonicalWriter().WriteText(chain).ToArray()];
    }
}
