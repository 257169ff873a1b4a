using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Metering;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.Tests.Drivers.Metering;

[Collection(BoardOfTheProcess.Name)]
public sealed class Ina219MeterTests : IDisposable
{
    private const string Shunt = "frontend.shunt.uohm=1000";

    private readonly MeteredBoard _board = new();

    public void Dispose() => _board.Dispose();

    // A step of a shunt of 1 mohm is 10 mA, at 24 V a quarter of a watt.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Power_is_right_to_a_step_of_the_shunt_in_either_direction(bool isReversed)
    {
        _board.Circuit.IsReversed = isReversed;
        _board.Connect("frontend=ina219", Shunt);
        Assert.Equal(FrontEndStatus.Waiting, _board.Read());
        for (int i = 0; i < 600; i++)
        {
            Assert.Equal(FrontEndStatus.Ok, _board.Read());
            var truth = _board.Circuit.Measure();

            Assert.InRange(_board.Sample.ActivePowerMilliwatts - truth.PowerMilliwatts, -150, 150);
            Assert.InRange(_board.Sample.VoltageMillivolts, 22_000, 25_000);
            Assert.InRange(
                (double)_board.Sample.CurrentMilliamps * _board.Sample.VoltageMillivolts / 1000
                    / _board.Sample.ActivePowerMilliwatts,
                0.999, 1.001);
            Assert.Equal(isReversed, _board.Sample.CurrentMilliamps < 0);
            Assert.True(_board.Sample is { HasEnergyCounter: false, FrequencyCentihertz: 0 });
        }
    }

    [Fact]
    public void Chip_that_was_without_supply_is_set_up_again()
    {
        _board.Connect("frontend=ina219", Shunt);
        _board.ReadUntil(FrontEndStatus.Ok);

        _board.Circuit.IsPowered = false;
        Assert.Equal(FrontEndStatus.Absent, _board.Read());
        _board.Circuit.IsPowered = true;

        Assert.Equal(FrontEndStatus.Waiting, _board.Read());
        Assert.Equal(FrontEndStatus.Ok, _board.Read());
        Assert.InRange(
            _board.Sample.ActivePowerMilliwatts - _board.Circuit.Measure().PowerMilliwatts, -150, 150);
    }

    [Fact]
    public void Cut_wires_are_an_absent_chip_and_noise_is_no_answer()
    {
        _board.Connect("frontend=ina219", Shunt);
        _board.ReadUntil(FrontEndStatus.Ok);

        _board.Circuit.IsPlugged = false;
        Assert.Equal(FrontEndStatus.Absent, _board.Read());
        _board.Circuit.IsPlugged = true;
        Assert.Equal(FrontEndStatus.Ok, _board.Read());
        _board.Circuit.IsNoisy = true;
        Assert.Equal(FrontEndStatus.NoAnswer, _board.Read());
    }

    // A house on 24 V draws more than the 3.2 A that the usual 0.1 ohm can show.
    [Fact]
    public void More_than_the_shunt_can_show_is_out_of_range()
    {
        _board.Connect("frontend=ina219");

        _board.ReadUntil(FrontEndStatus.OutOfRange);
    }

    [Fact]
    public void Chip_that_does_not_keep_what_is_written_to_it_is_nonsense()
    {
        _board.Hardware.I2c.Connect(1, 0x44, new ForgetfulPart());
        _board.Hardware.Uarts["COM3"].Part = null;
        var meter = FrontEnds.Create(MeteredBoard.Settings("frontend=ina219", "frontend.address=68"));

        Assert.Equal(FrontEndStatus.Waiting, meter.Read(1000, _board.Sample));
        Assert.Equal(FrontEndStatus.Nonsense, meter.Read(2000, _board.Sample));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(80)]
    public void Address_that_no_INA219_has_is_refused(int address) => Assert.Throws<ArgumentException>(
        () => FrontEnds.Create(MeteredBoard.Settings("frontend=ina219", "frontend.address=" + address)));

    private sealed class ForgetfulPart : II2cPart
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
        }

        public void Read(Span<byte> bytes) => bytes.Fill(0x41);
    }
}
