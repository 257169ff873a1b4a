using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Pins;

namespace EdgeLedger.Boards.Tests.Pins;

public sealed class PinCheckTests
{
    private const string DevKit = "esp32-devkitc";
    private const string S3 = "esp32-s3-devkitc-1";
    private const string C3 = "esp32-c3-devkitm-1";

    [Theory]
    [InlineData(DevKit, 24, PinRole.Output, "relay: GPIO 24 does not exist on an ESP32.")]
    [InlineData(S3, 22, PinRole.Output, "relay: GPIO 22 does not exist on an ESP32-S3.")]
    [InlineData(DevKit, 7, PinRole.Input, "relay: GPIO 7 belongs to the flash: the board would stop.")]
    [InlineData(C3, 13, PinRole.Input, "relay: GPIO 13 belongs to the flash: the board would stop.")]
    [InlineData(S3, 35, PinRole.Output, "relay: GPIO 35 belongs to the PSRAM of the ESP32-S3-WROOM-1-N8R8.")]
    [InlineData("m5stack-core2", 16, PinRole.Output, "relay: GPIO 16 belongs to the PSRAM of the ESP32-D0WDQ6-V3.")]
    [InlineData(DevKit, 1, PinRole.Output, "relay: GPIO 1 is COM1, which deploys and debugs.")]
    [InlineData(S3, 44, PinRole.Input, "relay: GPIO 44 is COM1, which deploys and debugs.")]
    [InlineData(DevKit, 36, PinRole.Output, "relay: GPIO 36 is input only on an ESP32.")]
    [InlineData(DevKit, 39, PinRole.OpenDrain, "relay: GPIO 39 is input only on an ESP32.")]
    [InlineData(DevKit, 26, PinRole.Analog,
        "relay: GPIO 26 is an input of ADC2, which does not convert while Wi-Fi runs.")]
    [InlineData(C3, 3, PinRole.Counter, "relay: an ESP32-C3 has no pulse counter.")]
    [InlineData("wt32-eth01", 25, PinRole.Output, "relay: GPIO 25 is taken on the board: Ethernet (RXD0).")]
    [InlineData("olimex-esp32-poe", 12, PinRole.Output,
        "relay: GPIO 12 is taken on the board: Ethernet (PHY power or reset).")]
    [InlineData("olimex-esp32-poe", 39, PinRole.Input, "relay: GPIO 39 is taken on the board: external power sense.")]
    [InlineData("m5stack-core2", 5, PinRole.Output, "relay: GPIO 5 is taken on the board: display.")]
    [InlineData("m5stack-core2", 37, PinRole.Input, "relay: GPIO 37 is on no header of the M5Stack Core2.")]
    public void Pin_that_cannot_work_is_an_error(string id, int gpio, PinRole role, string sentence)
    {
        var findings = Check(id, new PinUse("relay", gpio, role));

        var error = Assert.Single(findings, f => f.Severity == PinSeverity.Error);
        Assert.Equal(sentence, error.Sentence);
    }

    [Theory]
    [InlineData(DevKit, 12, PinRole.Output, "is a strapping pin: high at reset selects 1.8 V for the flash")]
    [InlineData(S3, 45, PinRole.Output, "is a strapping pin: high at reset selects 1.8 V for the flash")]
    [InlineData(C3, 9, PinRole.PulledUpInput, "is a strapping pin: low at reset starts the serial download.")]
    [InlineData(DevKit, 35, PinRole.PulledUpInput, "has no pull-up inside the ESP32: fit 10 kOhm to 3.3 V.")]
    [InlineData(S3, 19, PinRole.Output, "is a data line of the chip's USB")]
    public void Pin_that_works_under_a_condition_is_a_warning(string id, int gpio, PinRole role, string part)
    {
        var finding = Assert.Single(Check(id, new PinUse("relay", gpio, role)));

        Assert.Equal(PinSeverity.Warning, finding.Severity);
        Assert.Contains(part, finding.Sentence, StringComparison.Ordinal);
    }

    // ESP-IDF, "Analog to Digital Converter": ADC2 is free where no radio runs; as digital pins they always are.
    [Theory]
    [InlineData(DevKit, 26, PinRole.Output)]
    [InlineData("wt32-eth01", 14, PinRole.Analog)]
    [InlineData(DevKit, 34, PinRole.Counter)]
    [InlineData(DevKit, 16, PinRole.Output)]
    public void Pin_that_merely_looks_special_passes(string id, int gpio, PinRole role) =>
        Assert.Empty(Check(id, new PinUse("x", gpio, role)));

    [Fact]
    public void Pin_used_twice_is_named_with_both_uses()
    {
        var findings = Check(DevKit, new("relay 0", 26, PinRole.Output), new("button.pin", 26, PinRole.PulledUpInput));

        Assert.Equal("GPIO 26 is used 2 times: relay 0, button.pin.", Assert.Single(findings).Sentence);
    }

    [Fact]
    public void Chip_with_a_low_power_uart_is_known_too()
    {
        Assert.True(Chip.TryFind("esp32c6", out var chip));
        Assert.Equal([4, 5, 8, 9, 15], chip.Strapping.Keys.Order());
        Assert.Contains(27, chip.Flash);
    }

    private static IReadOnlyList<PinFinding> Check(string id, params PinUse[] uses) =>
        new PinCheck(BoardCatalogue.All[id]).Check(uses);
}
