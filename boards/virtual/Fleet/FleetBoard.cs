using System.Security.Cryptography;
using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>One meter of many in a process: the firmware's own start and loop on parts of its own.</summary>
/// <remarks>
/// It has no thread: <see cref="RunUntil"/> carries out one event after another. A step of the firmware is due at
/// each whole second, which is when a meter samples; what arrives in between is heard at the next.
/// </remarks>
public sealed class FleetBoard : IPlatform, IPace, IPower, IDisposable
{
    private const int MostAsks = 100;
    private const long SecondMs = 1000;

    private readonly int _number;
    private readonly FleetOptions _options;
    private readonly IFarEnd _farEnd;
    private readonly SimulatedClock _clock;
    private readonly MemoryFlash _flash;
    private readonly FleetConsole _console = new();
    private readonly PlayedLoad _load;
    private readonly ulong _seed;
    private readonly InProcessLink _link;
    private readonly IncrementalHash _published = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private SeededSequence _cuts;
    private TopLoop? _loop;
    private long _nextMs;
    private bool _wantsRestart;

    public FleetBoard(int number, FleetOptions options, IFarEnd farEnd)
    {
        _number = number;
        _options = options;
        _farEnd = farEnd;
        _seed = SeededSequence.At(options.Seed, number);
        _cuts = new SeededSequence(SeededSequence.At(_seed, 1));
        _clock = new SimulatedClock(options.StartUnixMs);
        _flash = new MemoryFlash(SeededSequence.At(_seed, 2));
        _link = new InProcessLink(_clock, options, SeededSequence.At(_seed, 3));
        _load = new PlayedLoad(
            new HouseholdProfile(SeededSequence.At(_seed, 4)), new MeasurementNoise(SeededSequence.At(_seed, 5)), 0);
        foreach (var (path, content) in farEnd.Provision(number)) _flash.TryWrite(path, content, 0, content.Length);
        _nextMs = options.StartUnixMs;
    }

    public IClock Clock => _clock;

    public IFileStore Files => _flash;

    public IConsole Console => _console;

    public IEntropy Entropy { get; private set; } = new SeededEntropy(0);

    public IPower Power => this;

    public IPace Pace => this;

    public MemoryFlash Flash => _flash;

    /// <summary>What the board said last.</summary>
    public IReadOnlyCollection<string> ConsoleLines => _console.Lines;

    public int Starts { get; private set; }

    public int PowerCuts { get; private set; }

    public long Steps { get; private set; }

    /// <summary>Energy that has flowed while the board had power, mW ms.</summary>
    public long TrueMilliwattMs { get; private set; }

    /// <summary>Plays the board up to a moment, that moment not included.</summary>
    public void RunUntil(long unixMs)
    {
        while (_nextMs < unixMs)
        {
            long stepMs = _nextMs;
            if (_loop is not null) TrueMilliwattMs += _load.EnergyMilliwattMs(_clock.NowUnixMs, stepMs);
            _clock.NowUnixMs = stepMs;
            Exchange();
            if (_loop is null) SwitchOn();
            else Step();
        }
    }

    /// <summary>Asks on the serial console, as a technician does: again when a power cut takes the answer.</summary>
    /// <returns>The line that begins with the command's own name.</returns>
    /// <exception cref="InvalidOperationException">Power is cut again and again before the board answers.</exception>
    public string Ask(string command)
    {
        for (int asked = 0; asked < MostAsks; asked++)
        {
            _console.Type(command);
            for (int i = 0; i < 3; i++) RunUntil(_nextMs + 1);
            if (_console.Lines.LastOrDefault(l => l.StartsWith(command, StringComparison.Ordinal)) is { } answer)
            {
                return answer;
            }
        }

        throw new InvalidOperationException($"board {_number} does not answer {command}");
    }

    /// <summary>Digest of everything that the board has published and of all that is in its flash.</summary>
    public byte[] Digest()
    {
        _flash.AppendTo(_published);
        return _published.GetCurrentHash();
    }

    void IPace.Pause(int milliseconds, bool backlogged)
    {
        long due = _clock.NowUnixMs + milliseconds;
        _nextMs = (due + SecondMs - 1) / SecondMs * SecondMs;
    }

    void IPower.Reboot() => _wantsRestart = true;

    public IMeteringFrontEnd CreateFrontEnd(MeteringSettings settings) => new PlayedFrontEnd(_load, _clock);

    public IMessageLink CreateLink(Identity identity) => _link;

    public IRelay[] CreateRelays(int[] pins) => throw new NotSupportedException("a fleet is of meters");

    public IButton CreateButton(int pin) => throw new NotSupportedException("a fleet is of meters");

    public void Dispose() => _published.Dispose();

    private void Exchange()
    {
        if (_link.HasNetwork) _clock.HasDate = true;
        while (_link.TryTakeUp(out var message, out long blockUnixMs))
        {
            _published.AppendData(message.Payload);
            foreach (var answer in _farEnd.Take(_number, message, blockUnixMs)) _link.Answer(answer, blockUnixMs);
        }
    }

    private void SwitchOn()
    {
        Starts++;
        _clock.PowerOn();
        _flash.PowerOn();
        _link.Drop();
        Entropy = new SeededEntropy(SeededSequence.At(_seed, 100 + Starts));
        _flash.CutAtOperation = _options.OperationsPerPowerCut == 0
            ? long.MaxValue
            : _flash.Operations + _cuts.Between(1, 2 * _options.OperationsPerPowerCut);
        _nextMs = _clock.NowUnixMs + SecondMs;
        try
        {
            _loop = BoardStart.CreateLoop(this, new MeterFactory());
        }
        catch (PowerCutException)
        {
            // In the middle of its start.
        }

        RestartIfWanted();
    }

    private void Step()
    {
        Steps++;
        _loop!.RunOnce();
        RestartIfWanted();
    }

    // The firmware catches what a cut throws and goes on for the rest of its step: its flash takes nothing any more,
    // and what it has sent was sent.
    private void RestartIfWanted()
    {
        if (!_flash.IsPowered)
        {
            PowerCuts++;
            _loop = null;
            _nextMs += _cuts.Between(1, _options.LongestPowerCutMs / 1000) * SecondMs;
        }
        else if (_wantsRestart)
        {
            _loop = null;
        }

        _wantsRestart = false;
    }
}
