using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Metering;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.Tests.Drivers.Metering;

[Collection(BoardOfTheProcess.Name)]
public sealed class SdmMeterTests : IDisposable
{
    private readonly MeteredBoard _board = new();

    public void Dispose() => _board.Dispose();

    [Theory]
    [InlineData("sdm120")]
    [InlineData("sdm630")]
    public void Samples_follow_the_load_and_every_tenth_second_belongs_to_the_counters(string meter)
    {
        _board.Connect("frontend=" + meter);
        _board.ReadUntil(FrontEndStatus.Ok);
        Assert.True(_board.Sample.IsCounterFresh);
        int samples = 0;
        int fresh = 0;
        for (int i = 0; i < 1100; i++)
        {
            var truth = _board.Circuit.Measure();
            if (_board.Read() != FrontEndStatus.Ok) continue;

            samples++;
            if (_board.Sample.IsCounterFresh) fresh++;
            Assert.InRange(_board.Sample.ActivePowerMilliwatts - truth.PowerMilliwatts, -2, 2);
            Assert.InRange(_board.Sample.VoltageMillivolts - truth.VoltageMillivolts, -2, 2);
            Assert.InRange(_board.Sample.CurrentMilliamps - truth.CurrentMilliamps, -1, 1);
            Assert.InRange(_board.Sample.FrequencyCentihertz, 4990, 5010);
            Assert.Equal(1000, _board.Sample.PowerFactorPerMille);
        }

        Assert.Equal(1000, samples);
        Assert.Equal(100, fresh);
        Assert.InRange(_board.Imported() - (_board.Circuit.ImportMilliwattMs / 3_600_000_000), -20, 1);
        Assert.Equal(0, _board.Sample.ExportTicks);
    }

    [Theory]
    [InlineData("sdm120")]
    [InlineData("sdm630")]
    public void Current_transformer_turned_round_is_export(string meter)
    {
        _board.Connect("frontend=" + meter);
        _board.ReadUntil(FrontEndStatus.Ok);
        long before = _board.Imported();
        _board.Circuit.IsReversed = true;
        for (int i = 0; i < 3600; i++) _board.Read();

        Assert.True(_board.Sample.ActivePowerMilliwatts < 0);
        Assert.True(_board.Sample.CurrentMilliamps < 0);
        Assert.InRange(_board.Imported() - before, 0, 1);
        Assert.InRange(
            _board.Sample.ExportTicks - (_board.Circuit.ExportMilliwattMs / 3_600_000_000), -20, 1);
        Assert.True(_board.Sample.ExportTicks > 50);
    }

    public static TheoryData<string, Func<MeteringCircuit, ISerialPart>> WrongParts => new()
    {
        { "sdm120", circuit => new SdmPart(circuit, 1, true) },
        { "sdm630", circuit => new SdmPart(circuit, 1, false) },
        { "sdm120", circuit => new PzemPart(circuit, 1) },
        { "sdm630", circuit => new PzemPart(circuit, 1) },
    };

    [Theory]
    [MemberData(nameof(WrongParts), DisableDiscoveryEnumeration = true)]
    public void Another_part_at_the_address_is_nonsense(string meter, Func<MeteringCircuit, ISerialPart> part)
    {
        _board.Connect(part(_board.Circuit), "frontend=" + meter);

        for (int i = 0; i < 20; i++) Assert.NotEqual(FrontEndStatus.Ok, _board.Read());
        _board.ReadUntil(FrontEndStatus.Nonsense);
    }

    [Theory]
    [InlineData("sdm120")]
    [InlineData("sdm630")]
    public void Silence_noise_and_return_are_told_apart(string meter)
    {
        _board.Connect("frontend=" + meter);
        _board.ReadUntil(FrontEndStatus.Ok);

        _board.Circuit.IsPlugged = false;
        _board.ReadUntil(FrontEndStatus.NoAnswer);
        _board.Circuit.IsPlugged = true;
        _board.ReadUntil(FrontEndStatus.Ok);
        _board.Circuit.IsNoisy = true;
        _board.ReadUntil(FrontEndStatus.BadChecksum, seconds: 10);
    }

    [Fact]
    public void General_address_of_another_make_is_refused() => Assert.Throws<ArgumentException>(
        () => FrontEnds.Create(MeteredBoard.Settings("frontend=sdm120", "frontend.address=248")));
}
