using System.Text;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard;

/// <summary>The wires that leave the board: the bench's, and the serial console, which may be the same.</summary>
internal sealed class BoardPorts : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(false);

    private readonly SerialConsole _bench;
    private readonly PseudoTerminal? _terminal;

    /// <param name="ptyLink">Null: the console shares the wires of the bench.</param>
    /// <exception cref="IOException">The pseudo-terminal cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The link to it cannot be made.</exception>
    public BoardPorts(SerialConsole bench, string? ptyLink)
    {
        _bench = bench;
        Console = bench;
        if (ptyLink is null) return;

        // Lines end as the framework ends them.
        _terminal = new PseudoTerminal(ptyLink);
        Console = new SerialConsole(
            new StreamReader(_terminal, s_utf8), new StreamWriter(_terminal, s_utf8) { NewLine = "\r\n" });
    }

    /// <summary>What the firmware speaks on.</summary>
    public SerialConsole Console { get; }

    /// <param name="ended">Called at the end of the bench's input.</param>
    public void Start(Action ended)
    {
        Start("bench in", () =>
        {
            _bench.ReadAll();
            ended();
        });
        Start("bench out", _bench.WriteAll);
        if (_terminal is null) return;
        Start("serial in", Console.ReadAll);
        Start("serial out", Console.WriteAll);
    }

    /// <summary>What was said last should be heard, if anybody listens.</summary>
    public void Drain(TimeSpan atMost)
    {
        var lastWords = Start("last words", () =>
        {
            _bench.Drain();
            Console.Drain();
        });
        lastWords.Join(atMost);
    }

    public void Dispose() => _terminal?.Dispose();

    private static Thread Start(string name, Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }
}
