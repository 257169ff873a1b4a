using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Metering;

namespace EdgeLedger.VirtualBoard.Tests.Drivers.Metering;

[Collection(BoardOfTheProcess.Name)]
public sealed class PulseMeterTests : IDisposable
{
    private readonly MeteredBoard _board = new();

    public void Dispose() => _board.Dispose();

    [Theory]
    [InlineData(800)]
    [InlineData(10_000)]
    public void Every_pulse_of_the_load_is_counted(int pulsesPerKilowattHour)
    {
        _board.Connect("frontend=pulse", $"pulse.per.kwh={pulsesPerKilowattHour}");
        for (int i = 0; i < 7200; i++) Assert.Equal(FrontEndStatus.Ok, _board.Read());

        Assert.Equal(
            _board.Circuit.ImportMilliwattMs / (3_600_000_000_000 / pulsesPerKilowattHour),
            _board.Sample.ImportTicks);
        Assert.True(_board.Sample.ImportTicks > 100);
    }

    [Fact]
    public void Pulses_on_a_cut_wire_are_lost()
    {
        _board.Connect("frontend=pulse");
        _board.Read();
        _board.Circuit.IsPlugged = false;
        for (int i = 0; i < 3600; i++) _board.Read();

        Assert.Equal(0, _board.Sample.ImportTicks);
    }

    [Fact]
    public void More_pulses_than_the_fuse_can_carry_are_nonsense_and_are_not_counted()
    {
        _board.Connect("frontend=pulse");
        _board.Read();
        _board.Circuit.IsNoisy = true;
        for (int i = 0; i < 60; i++) Assert.Equal(FrontEndStatus.Nonsense, _board.Read());
        _board.Circuit.IsNoisy = false;

        _board.ReadUntil(FrontEndStatus.Ok);
        Assert.InRange(_board.Sample.ImportTicks, 0, 2);
    }

    [Fact]
    public void Simulated_load_is_no_part_that_a_driver_could_read() => Assert.Contains(
        "frontend=simulated",
        Assert.Throws<ArgumentException>(
            () => FrontEnds.Create(MeteredBoard.Settings("frontend=simulated"))).Message,
        StringComparison.Ordinal);
}
