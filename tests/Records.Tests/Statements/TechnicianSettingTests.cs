namespace EdgeLedger.Records.Tests.Statements;

public class TechnicianSettingTests
{
    private static readonly Address Device = Address.FromBytes([.. Enumerable.Range(0, Address.Size).Select(i => (byte)i)]);

    [Fact]
    public void Payload_is_an_array_of_device_key_and_value()
    {
        byte[] payload = new TechnicianSetting(Device, "period.s", "60").Encode();

        Assert.Equal(
            "83" + "54" + "000102030405060708090a0b0c0d0e0f10111213" + "68" + "706572696f642e73" + "62" + "3630",
            Convert.ToHexStringLower(payload));
        Assert.True(TechnicianSetting.TryParse(payload, out var read));
        Assert.Equal(new TechnicianSetting(Device, "period.s", "60"), read);
    }

    [Theory]
    [InlineData("", "60")]
    [InlineData("period s", "60")]
    [InlineData("Period.s", "60")]
    [InlineData("period.s", "60\nbroker.host=evil")]
    [InlineData("period.s", "6é")]
    [InlineData("a2345678901234567890123456789012x", "1")]
    public void What_would_not_be_one_line_of_settings_is_refused(string key, string value)
    {
        var setting = new TechnicianSetting(Device, key, value);

        Assert.False(setting.IsWellFormed);
        Assert.False(TechnicianSetting.TryParse(setting.Encode(), out _));
    }

    [Fact]
    public void Cut_or_lengthened_payload_is_refused()
    {
        byte[] payload = new TechnicianSetting(Device, "period.s", "60").Encode();

        for (int length = 0; length < payload.Length; length++)
        {
            Assert.False(TechnicianSetting.TryParse(payload.AsMemory(0, length), out _));
        }

        Assert.False(TechnicianSetting.TryParse((byte[])[.. payload, 0], out _));
    }
}
