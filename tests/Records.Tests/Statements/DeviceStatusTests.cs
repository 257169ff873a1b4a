namespace EdgeLedger.Records.Tests.Statements;

public class DeviceStatusTests
{
    public static TheoryData<string> Cases =>
        [.. Vectors.Of("statements").Where(item => item.Has("status")).Select(item => item.Text("name"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Status_is_read_and_written_as_the_vector(string name)
    {
        var vector = Vectors.Find("statements", name);
        var expected = vector.Case("status");

        Assert.True(DeviceStatus.TryParse(vector.Bytes("payloadHex"), out var status));
        Assert.Equal(expected.Number("unixSeconds"), status.UnixSeconds);
        Assert.Equal(expected.Number("relays"), status.Relays);
        Assert.Equal(expected.Number("cause"), (long)status.Cause);
        Assert.Equal(expected.Number("uptimeSeconds"), status.UptimeSeconds);
        Assert.Equal(vector.Bytes("payloadHex"), status.Encode());
    }

    [Theory]
    [InlineData("a40101020003040400")]
    [InlineData("a3010102000300")]
    [InlineData("a40101030002000400")]
    [InlineData("a4010102000300040000")]
    [InlineData("a40101021b000000010000000003000400")]
    public void Any_other_form_is_refused(string hex) =>
        Assert.False(DeviceStatus.TryParse(Convert.FromHexString(hex), out _));
}
