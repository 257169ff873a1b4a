using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Metering;
using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;
using EdgeLedger.VirtualBoard.Platform;

namespace EdgeLedger.VirtualBoard.Tests.Drivers;

/// <summary>A board with a household and a metering part, whose driver is called once a simulated
/// second.</summary>
internal sealed class MeteredBoard : IDisposable
{
    private const long StartUnixMs = 1_790_000_100_000;

    private readonly TemporaryFolder _folder = new();
    private readonly PlayedTime _time = new();

    public MeteredBoard()
    {
        Hardware = new VirtualHardware(
            new VirtualHardwareOptions
            {
                FlashFolder = _folder["flash"], BenchFile = _folder["bench.json"], Seed = 7,
                Clock = new ClockAnchor(0, StartUnixMs, 1_000_000),
            },
            _time,
            new SerialConsole(TextReader.Null, TextWriter.Null));
        _time.IsFarAhead = true;
        VirtualHardware.Current = Hardware;
    }

    public VirtualHardware Hardware { get; }

    public MeteringCircuit Circuit => Hardware.Circuit;

    public MeterSample Sample { get; } = new();

    public IMeteringFrontEnd FrontEnd { get; private set; } = null!;

    public static MeteringSettings Settings(params string[] lines)
    {
        var settings = new MeteringSettings();
        foreach (string line in lines)
        {
            var pair = line.Split('=');
            Assert.True(settings.TrySet(pair[0], pair[1], out string error), line);
            Assert.Null(error);
        }

        return settings;
    }

    /// <summary>Wires the part and its driver, as the platform does.</summary>
    public void Connect(params string[] lines)
    {
        var settings = Settings(lines);
        new MeteringParts(Hardware).Connect(settings);
        FrontEnd = FrontEnds.Create(settings);
    }

    /// <summary>Wires a driver to whatever hangs on its port.</summary>
    public void Connect(ISerialPart part, params string[] lines)
    {
        Hardware.Uarts["COM3"].Part = part;
        FrontEnd = FrontEnds.Create(Settings(lines));
    }

    public void PassSecond() => Hardware.Bench.Pause(1000, backlogged: false);

    public FrontEndStatus Read()
    {
        PassSecond();
        return FrontEnd.Read(Hardware.Bench.UnixMs, Sample);
    }

    /// <summary>Reads until the driver says so.</summary>
    public void ReadUntil(FrontEndStatus expected, int seconds = 5)
    {
        var seen = new List<FrontEndStatus>();
        while (seen.Count < seconds)
        {
            seen.Add(Read());
            if (seen[^1] == expected) return;
        }

        Assert.Fail($"{expected} expected, seen {string.Join(", ", seen)}");
    }

    /// <summary>Energy counted by the sample's own counter, Wh.</summary>
    public long Imported() => Sample.ImportTicks * Sample.TickMilliwattMs / 3_600_000_000;

    public void Dispose()
    {
        Hardware.Dispose();
        _folder.Dispose();
    }

    // The world begins at its start whenever the test runs, and then waits for nobody.
    private sealed class PlayedTime : TimeProvider
    {
        public bool IsFarAhead { get; set; }

        public override DateTimeOffset GetUtcNow() =>
            IsFarAhead ? DateTimeOffset.UnixEpoch.AddHours(1) : DateTimeOffset.UnixEpoch;
    }
}
