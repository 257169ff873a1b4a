using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>The serial console of one board of many: the last lines are kept.</summary>
public sealed class FleetConsole : IConsole
{
    private const int KeptLines = 40;

    private readonly Queue<string> _typed = [];
    private readonly Queue<string> _written = [];

    /// <summary>What the board said last, oldest first.</summary>
    public IReadOnlyCollection<string> Lines => _written;

    public void Type(string line) => _typed.Enqueue(line);

    public string TryReadLine() => _typed.TryDequeue(out string? line) ? line : null!;

    public void WriteLine(string line)
    {
        if (_written.Count == KeptLines) _written.Dequeue();
        _written.Enqueue(line);
    }
}
