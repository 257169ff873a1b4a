using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>One start of a board, from power-on to the next: only the flash goes on.</summary>
public sealed class TestPlatform : IPlatform, IPace
{
    private readonly ManualClock _clock = new(1_790_000_100_000);
    private readonly ConstantLoad _load = new(_ => 3_600_000);
    private readonly IApplicationFactory _factory;
    private TopLoop? _loop;

    public TestPlatform(MemoryFiles files, IApplicationFactory? factory = null)
    {
        Flash = files;
        _factory = factory ?? new MeterFactory();
    }

    public MemoryFiles Flash { get; }

    public ScriptedConsole Serial { get; } = new();

    public FakePower Switch { get; } = new();

    public MemoryLink Link { get; } = new();

    public FakeRelay[] Relays { get; } = [new(), new()];

    public IClock Clock => _clock;

    public IFileStore Files => Flash;

    public IConsole Console => Serial;

    public IEntropy Entropy { get; } = new CountingEntropy();

    public IPower Power => Switch;

    public IPace Pace => this;

    public string Output => string.Join('\n', Serial.Output);

    public static TestPlatform Start(MemoryFiles files, IApplicationFactory? factory = null)
    {
        var platform = new TestPlatform(files, factory);
        platform.PowerOn();
        return platform;
    }

    public void PowerOn() => _loop = BoardStart.CreateLoop(this, _factory);

    /// <summary>Runs until that much uptime has passed, or until the board restarts.</summary>
    public void Run(int seconds)
    {
        long end = _clock.UptimeMs + (seconds * 1000L);
        while (_clock.UptimeMs < end && Switch.Reboots == 0) _loop!.RunOnce();
    }

    /// <summary>Types a line; gives the answer without the log lines that came with it.</summary>
    public List<string> Ask(string line)
    {
        int before = Serial.Output.Count;
        Serial.Type(line);
        _loop!.RunOnce();
        _loop!.RunOnce();
        return [.. Serial.Output.Skip(before).Where(line => !char.IsAsciiDigit(line[0]))];
    }

    public IMeteringFrontEnd CreateFrontEnd(MeteringSettings settings) => _load;

    public IMessageLink CreateLink(Identity identity) => Link;

    public IRelay[] CreateRelays(int[] pins) => [.. Relays];

    public IButton CreateButton(int pin) => new NoButton();

    public void Pause(int milliseconds, bool backlogged) => _clock.Advance(milliseconds);

    private sealed class NoButton : IButton
    {
        public bool TryTakePress() => false;
    }
}
