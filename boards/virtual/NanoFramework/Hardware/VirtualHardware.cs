using System.Diagnostics;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>Everything that the firmware takes for a board; one a process, as on a real one.</summary>
public sealed class VirtualHardware : IDisposable
{
    private static VirtualHardware? s_current;

    private readonly BenchJournal _journal;
    private readonly FlashPower _power;
    private readonly bool _isUptimeSimulated;
    private long _powerOn = Stopwatch.GetTimestamp();
    private long _passedAtPowerOn;

    /// <exception cref="ReplayFormatException">The replay cannot be played.</exception>
    /// <exception cref="InvalidDataException">The bench file is not one.</exception>
    /// <exception cref="IOException">The flash folder or the bench file cannot be used.</exception>
    public VirtualHardware(VirtualHardwareOptions options, TimeProvider time, SerialConsole console)
    {
        var profile = Profile(options);
        Directory.CreateDirectory(options.FlashFolder);
        _journal = BenchJournal.Open(
            options.BenchFile, options.FlashFolder, options.Clock, time.GetUtcNow(), profile);
        var load = profile is null ? null : new PlayedLoad(
            profile, new MeasurementNoise(options.Seed), _journal.OriginUnixMs);
        _isUptimeSimulated = options.IsUptimeSimulated;
        Bench = new VirtualBench(options.Clock, time, load, _journal.Start)
        {
            WaitsForBacklog = !_isUptimeSimulated,
        };
        Circuit = new MeteringCircuit(Bench);
        Uarts = new VirtualUarts(Circuit);
        I2c = new VirtualI2c(Circuit);
        _power = new FlashPower(options.Seed, () => PowerFailed?.Invoke());
        Flash = new FlashFolder(options, Bench, _journal, _power);
        TimeServer = new VirtualTimeServer(Network);
        Console = console;
    }

    /// <summary>The board of this process; set before the firmware starts.</summary>
    public static VirtualHardware Current
    {
        get => s_current ?? throw new InvalidOperationException("no virtual board is powered");
        set => s_current = value;
    }

    /// <summary>The firmware wants to start again.</summary>
    public event Action? RebootRequested;

    /// <summary>The power has failed; the flash is as it will be found.</summary>
    public event Action? PowerFailed;

    public VirtualBench Bench { get; }

    public FlashFolder Flash { get; }

    public VirtualNetwork Network { get; } = new();

    public VirtualTimeServer TimeServer { get; }

    public VirtualPins Pins { get; } = new();

    /// <summary>What the metering part of the board measures, whichever part that is.</summary>
    public MeteringCircuit Circuit { get; }

    public VirtualUarts Uarts { get; }

    public VirtualI2c I2c { get; }

    /// <summary>The meter on the S0 input; null: none.</summary>
    public PulsePart? Pulses { get; private set; }

    public SerialConsole Console { get; }

    /// <summary>Milliseconds since power-on or restart: real ones, unless the board was told to count simulated
    /// ones.</summary>
    public long UptimeMs => _isUptimeSimulated
        ? Bench.PassedMs - Interlocked.Read(ref _passedAtPowerOn)
        : (long)Stopwatch.GetElapsedTime(Interlocked.Read(ref _powerOn)).TotalMilliseconds;

    /// <summary>Rows played since the board was new, over all runs.</summary>
    public long Rows => _journal.RowsBefore + Bench.Rows;

    /// <summary>Everything that a restart loses: connections, the state of the pins, the date,
    /// uptime.</summary>
    public void PowerCycle()
    {
        Network.Drop();
        Pins.Reset();
        Uarts.Reset();
        TimeServer.Forget();
        Interlocked.Exchange(ref _powerOn, Stopwatch.GetTimestamp());
        Interlocked.Exchange(ref _passedAtPowerOn, Bench.PassedMs);
    }

    /// <summary>Wires a meter's S0 output to a pin, instead of the one before.</summary>
    public void ConnectPulses(int pin, int pulsesPerKilowattHour)
    {
        Pulses?.Dispose();
        Pulses = new PulsePart(Circuit, Pins[pin], pulsesPerKilowattHour);
    }

    /// <summary>Lets the power fail in the <paramref name="count"/>th operation from now that changes a
    /// file.</summary>
    public void CutPowerInFlash(int count) => _power.CutIn(count);

    /// <summary>The power fails now; no file changes any more.</summary>
    public void CutPower()
    {
        _power.Off();
        PowerFailed?.Invoke();
    }

    public void RequestReboot() => RebootRequested?.Invoke();

    public void Dispose() => _journal.Dispose();

    private static LoadProfile? Profile(VirtualHardwareOptions options)
    {
        if (!options.HasFrontEnd) return null;
        if (options.ReplayFile is null) return new HouseholdProfile(options.Seed);

        var column = EnergyColumn.Read(options.ReplayFile, options.ReplayColumn!, options.RowSeconds);
        return new ReplayProfile(column, options.RowSeconds, options.Seed);
    }
}
