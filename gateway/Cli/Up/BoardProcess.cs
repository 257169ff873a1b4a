using EdgeLedger.Contracts;

namespace EdgeLedger.Cli.Up;

/// <summary>A board as `up` sees it: the wires of its serial console, and what it last answered on them.</summary>
internal sealed class BoardProcess(BoardRecord record, RegionFolder folder, IReadOnlyList<string> arguments, bool replays)
{
    private ChildProcess? _child;

    public BoardRecord Record => record;

    public bool IsReplaying => replays;

    public string Name => $"board {record.Number} ({(record.Kind == SignerKind.Meter ? "meter" : "actuator")})";

    public BoardStatus? Status { get; private set; }

    public BenchTruth? Truth { get; private set; }

    /// <summary>
    /// Answers of `status` since the start of the present process; tells a fresh answer from an old one.
    /// </summary>
    public int Answers { get; private set; }

    public IChild Start()
    {
        Answers = 0;
        _child = ChildProcess.Start(
            BoardExecutable.Find(), arguments, Path.Combine(folder.Board(record.Number), "console.log"), TakeAnswer);
        return _child;
    }

    /// <summary>Asks the simulated hardware first: what the firmware then says is at least as new.</summary>
    public void Poll()
    {
        _child?.TryWriteLine("!truth");
        _child?.TryWriteLine("status");
    }

    /// <summary>Lets the simulated time stand still: nothing more is measured, what was is still sent.</summary>
    public void HoldTime() => _child?.TryWriteLine("!time hold");

    private bool TakeAnswer(string line)
    {
        if (BenchTruth.TryParse(line, out var truth))
        {
            Truth = truth;
            return true;
        }

        if (!BoardStatus.TryParse(line, out var status)) return false;
        Status = status;
        Answers++;
        return true;
    }
}
