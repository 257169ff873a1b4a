using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Pins;
using EdgeLedger.Boards.Settings;

namespace EdgeLedger.Boards.Tests.Pins;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("kind=meter\n")]
    [InlineData("kind=meter\npulse.pin=35\n")]
    [InlineData("kind=meter\nfrontend=pzem\n")]
    [InlineData("kind=actuator\nrelay.pins=26,18, 19\nbutton.pin=4\n")]
    [InlineData("# relay.pins=1\nkind=actuator\n")]
    public void Wiring_that_fits_the_board_passes(string settings) =>
        Assert.Empty(Check("esp32-devkitc", settings));

    [Theory]
    [InlineData("kind=meter\npulse.pin=17\n", "GPIO 17 is used 2 times: console.tx, pulse.pin.")]
    [InlineData("kind=actuator\nrelay.pins=26,34\n", "relay 1: GPIO 34 is input only on an ESP32.")]
    [InlineData("kind=actuator\nrelay.pins=26,26\n", "GPIO 26 is used 2 times: relay 0, relay 1.")]
    [InlineData("kind=actuator\nbutton.pin=x\n", "button.pin: 'x' is no GPIO number.")]
    [InlineData("kind=meter\nfrontend=clamp\n", "frontend: 'clamp' is none of pulse, pzem, sdm120, sdm630, ina219, simulated.")]
    public void Wiring_that_does_not_fit_is_told(string settings, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Check("esp32-devkitc", settings)).Sentence);

    [Fact]
    public void Front_end_that_the_chip_cannot_serve_is_told_with_those_that_it_can()
    {
        var finding = Assert.Single(Check("esp32-c3-devkitm-1", "kind=meter\n"));

        Assert.Equal(
            "frontend: the ESP32-C3-DevKitM-1 cannot serve pulse, only ina219, simulated.", finding.Sentence);
    }

    private static IReadOnlyList<PinFinding> Check(string id, string settings) =>
        new SettingsCheck(BoardCatalogue.All[id]).Check(SettingsFile.Parse(settings));
}
