using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>A meter's application that does what the test says in every step.</summary>
public sealed class FaultyApplication(Action<long> step) : IApplication, IApplicationFactory
{
    private IClock _clock = null!;

    public string Kind => "meter";

    public int PauseMs => 100;

    public bool IsBacklogged => false;

    public int Recoveries { get; private set; }

    /// <summary>Throws when it is to recover, and when it is to note its state.</summary>
    public bool IsBeyondHelp { get; init; }

    public IApplication Create(IPlatform platform, Board board, Identity identity)
    {
        _clock = platform.Clock;
        return this;
    }

    public void Step() => step(_clock.UptimeMs);

    public void Recover()
    {
        Recoveries++;
        PrepareRestart();
    }

    public void PrepareRestart()
    {
        if (IsBeyondHelp) throw new InvalidOperationException("beyond help");
    }
}
