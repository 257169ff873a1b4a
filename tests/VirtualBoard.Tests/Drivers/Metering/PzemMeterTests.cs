using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.Tests.Drivers.Metering;

[Collection(BoardOfTheProcess.Name)]
public sealed class PzemMeterTests : IDisposable
{
    private readonly MeteredBoard _board = new();

    public void Dispose() => _board.Dispose();

    [Theory]
    [InlineData("frontend=pzem")]
    [InlineData("frontend=pzem", "frontend.address=7", "frontend.baud=4800")]
    public void Sample_shows_what_flowed_a_second_ago(params string[] settings)
    {
        _board.Connect(settings);
        Assert.Equal(FrontEndStatus.Waiting, _board.Read());
        for (int i = 0; i < 600; i++)
        {
            var truth = _board.Circuit.Measure();
            Assert.Equal(FrontEndStatus.Ok, _board.Read());

            Assert.InRange(_board.Sample.ActivePowerMilliwatts - truth.PowerMilliwatts, -50, 50);
            Assert.InRange(_board.Sample.VoltageMillivolts - truth.VoltageMillivolts, -50, 50);
            Assert.Equal(truth.CurrentMilliamps, _board.Sample.CurrentMilliamps);
            Assert.InRange(_board.Sample.FrequencyCentihertz - truth.FrequencyCentihertz, -5, 5);
            Assert.Equal(1000, _board.Sample.PowerFactorPerMille);
            Assert.True(_board.Sample is { HasEnergyCounter: true, IsCounterFresh: true, ExportTicks: 0 });
        }

        Assert.Equal(
            (_board.Circuit.ImportMilliwattMs - _board.Circuit.Measure().PowerMilliwatts * 1000L) / 3_600_000_000,
            _board.Imported());
    }

    // 0x41 overwrites the factory calibration, 0x42 the energy.
    [Fact]
    public void Part_is_asked_for_input_registers_and_for_nothing_else()
    {
        _board.Connect("frontend=pzem");
        var part = (ModbusSlave)_board.Hardware.Uarts["COM3"].Part!;
        for (int i = 0; i < 50; i++)
        {
            _board.Circuit.IsNoisy = i % 7 == 3;
            _board.Circuit.IsPlugged = i % 11 != 5;
            _board.Read();
        }

        Assert.Equal([4], part.Functions);
    }

    [Fact]
    public void Cut_wires_are_no_answer_and_the_counter_has_counted_on_meanwhile()
    {
        _board.Connect("frontend=pzem");
        _board.ReadUntil(FrontEndStatus.Ok);
        long before = _board.Imported();
        long truth = _board.Circuit.ImportMilliwattMs;

        _board.Circuit.IsPlugged = false;
        _board.ReadUntil(FrontEndStatus.NoAnswer);
        for (int i = 0; i < 3600; i++) Assert.NotEqual(FrontEndStatus.Ok, _board.Read());
        _board.Circuit.IsPlugged = true;
        _board.ReadUntil(FrontEndStatus.Ok);

        long flowed = (_board.Circuit.ImportMilliwattMs - truth) / 3_600_000_000;
        Assert.True(flowed > 50, $"only {flowed} Wh flowed");
        Assert.InRange(_board.Imported() - before, flowed - 3, flowed);
    }

    [Fact]
    public void Part_without_supply_is_no_answer_and_has_counted_nothing_meanwhile()
    {
        _board.Connect("frontend=pzem");
        _board.ReadUntil(FrontEndStatus.Ok);
        long before = _board.Imported();

        _board.Circuit.IsPowered = false;
        _board.ReadUntil(FrontEndStatus.NoAnswer);
        for (int i = 0; i < 3600; i++) _board.Read();
        _board.Circuit.IsPowered = true;
        _board.ReadUntil(FrontEndStatus.Ok);

        Assert.InRange(_board.Imported() - before, 0, 3);
    }

    [Fact]
    public void Noise_on_the_wires_is_a_wrong_checksum()
    {
        _board.Connect("frontend=pzem");
        _board.ReadUntil(FrontEndStatus.Ok);
        _board.Circuit.IsNoisy = true;
        _board.ReadUntil(FrontEndStatus.BadChecksum, seconds: 10);
        _board.Circuit.IsNoisy = false;
        _board.ReadUntil(FrontEndStatus.Ok);
    }

    [Fact]
    public void Another_part_at_the_address_is_nonsense()
    {
        _board.Connect(new SdmPart(_board.Circuit, 1, false), "frontend=pzem", "frontend.address=1");

        _board.ReadUntil(FrontEndStatus.Nonsense);
        Assert.Equal(0, _board.Sample.ActivePowerMilliwatts);
    }

    [Fact]
    public void Current_transformer_turned_round_shows_the_same()
    {
        _board.Circuit.IsReversed = true;
        _board.Connect("frontend=pzem");
        _board.ReadUntil(FrontEndStatus.Ok);

        Assert.True(_board.Sample.ActivePowerMilliwatts > 0);
    }

    [Fact]
    public void Driver_allocates_nothing_per_sample()
    {
        byte[] frame = [0xF8, 4, 20, 0x08, 0xFC, 0, 100, 0, 0, 0, 230, 0, 0, 0, 9, 0, 0, 1, 0xF4, 0, 100, 0, 0];
        int crc = ModbusSlave.Checksum(frame);
        var answer = new SerialAnswer([.. frame, (byte)crc, (byte)(crc >> 8)], 20);
        _board.Connect(new ScriptedPart(answer), "frontend=pzem");
        for (int i = 0; i < 20; i++) _board.Read();
        Assert.Equal(FrontEndStatus.Ok, _board.Read());

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) _board.Read();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100);
    }
}
