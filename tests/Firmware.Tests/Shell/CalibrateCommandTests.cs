using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Shell;

public sealed class CalibrateCommandTests : IDisposable
{
    private const string Usage =
        "calibrate [voltage V|current A|power W|pulses PER_KWH|zero|reset]: by an instrument";

    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();
    private readonly TestPlatform _board;

    public CalibrateCommandTests()
    {
        _region.Provision(_files, periodSeconds: 900);
        _board = TestPlatform.Start(_files);
        _board.Run(30);
    }

    public void Dispose() => _region.Dispose();

    // The front end shows 230 V; the instrument 230.4 V: 1,739 ppm more.
    [Fact]
    public void A_voltage_as_an_instrument_shows_it_becomes_a_factor_that_lasts()
    {
        Assert.Contains("calibrate voltage_ppm=1739", _board.Ask("calibrate voltage 230.4"));
        Assert.Contains(" I calibrate voltage 230.4: voltage_ppm=1739", _board.Output);

        Assert.StartsWith("calibrate voltage_ppm=1739 ",
            TestPlatform.Start(_files).Ask("calibrate").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reset_goes_back_to_what_the_front_end_says()
    {
        _board.Ask("calibrate power 3650");
        Assert.Contains(" power_ppm=13888 ", _board.Ask("calibrate").Single());

        Assert.Contains("calibrate no calibration", _board.Ask("calibrate reset"));

        Assert.Contains(" power_ppm=0 ", _board.Ask("calibrate").Single());
    }

    [Theory]
    [InlineData("calibrate voltage", Usage)]
    [InlineData("calibrate voltage 230,4", Usage)]
    [InlineData("calibrate voltage 230.4567", Usage)]
    [InlineData("calibrate warp 9", Usage)]
    [InlineData("calibrate zero 5", Usage)]
    [InlineData("calibrate voltage 400",
        "calibrate voltage is more than 10 % off: the wiring or the front end is wrong")]
    public void What_cannot_be_is_refused_in_one_line(string command, string expected)
    {
        Assert.Equal([expected], _board.Ask(command));
        Assert.Contains(" voltage_ppm=0 ", _board.Ask("calibrate").Single());
    }

    [Theory]
    [InlineData("230", 230_000)]
    [InlineData("230.4", 230_400)]
    [InlineData("0.007", 7)]
    [InlineData("5.", null)]
    [InlineData(".5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("-1", null)]
    [InlineData("1.0000", null)]
    [InlineData("", null)]
    public void Thousandths_are_read_exactly(string text, int? expected)
    {
        Assert.Equal(expected is not null, SettingsSyntax.TryParseThousandths(text, out long value));
        if (expected is int thousandths) Assert.Equal(thousandths, value);
    }
}
