using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Hil.Scenarios;

/// <summary>Something that is done to a board or its world, in the words of scenarios and of maps.</summary>
public sealed class BenchAction
{
    private BenchAction(string words, string? argument = null, bool mayLackArgument = false)
    {
        Words = words;
        Argument = argument;
        MayLackArgument = mayLackArgument;
    }

    public static BenchAction CutPower { get; } = new("cut power");

    public static BenchAction RestorePower { get; } = new("restore power");

    /// <summary>The power fails in the K-th operation from now that changes a file.</summary>
    public static BenchAction CutPowerInWrite { get; } = new("cut power in write", "K");

    public static BenchAction CutNetwork { get; } = new("cut network");

    public static BenchAction RestoreNetwork { get; } = new("restore network");

    public static BenchAction StopBroker { get; } = new("stop broker");

    public static BenchAction StartBroker { get; } = new("start broker");

    public static BenchAction UnplugFrontEnd { get; } = new("unplug front end");

    public static BenchAction PlugFrontEnd { get; } = new("plug front end");

    public static BenchAction PressButton { get; } = new("press button");

    /// <summary>The time server is wrong by so many seconds.</summary>
    public static BenchAction OffsetClock { get; } = new("offset clock", "SECONDS");

    public static BenchAction SilenceClock { get; } = new("silence clock");

    public static BenchAction AnswerClock { get; } = new("answer clock");

    /// <summary>Settings, key and roster come into an otherwise empty flash, and the board starts.</summary>
    public static BenchAction Provision { get; } = new("provision", "KEY=VALUE...", mayLackArgument: true);

    public static IReadOnlyList<BenchAction> All { get; } =
    [
        CutPower, RestorePower, CutPowerInWrite, CutNetwork, RestoreNetwork, StopBroker, StartBroker,
        UnplugFrontEnd, PlugFrontEnd, PressButton, OffsetClock, SilenceClock, AnswerClock, Provision,
    ];

    public string Words { get; }

    /// <summary>What follows the words; null when nothing does.</summary>
    public string? Argument { get; }

    public bool MayLackArgument { get; }

    public static bool TryFind(string words, [NotNullWhen(true)] out BenchAction? action) =>
        (action = All.FirstOrDefault(one => one.Words == words)) is not null;

    /// <summary>Finds the action that a line begins with, the longest one, and what follows it.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out BenchAction? action, out string argument)
    {
        action = All.Where(one => line == one.Words || line.StartsWith(one.Words + " ", StringComparison.Ordinal))
            .MaxBy(one => one.Words.Length);
        argument = action is null ? "" : line[action.Words.Length..].Trim();
        return action is not null;
    }

    public override string ToString() => Words;
}
