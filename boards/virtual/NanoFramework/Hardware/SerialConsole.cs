using System.Collections.Concurrent;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The serial port on two text streams; lines that begin with <c>!</c> go to the bench instead.</summary>
/// <remarks>
/// A UART does not wait for somebody to listen: when the reader of the output is slow, the firmware's lines are
/// dropped, the oldest first, and what was lost is counted on the bench's line. Bench lines are never dropped.
/// </remarks>
public sealed class SerialConsole
{
    private const int WaitingLines = 4096;

    private readonly ConcurrentQueue<string> _input = new();
    private readonly Queue<string> _output = new();
    private readonly Lock _write = new();
    private readonly TextReader _reader;
    private readonly TextWriter _writer;
    private int _dropped;

    public SerialConsole(TextReader reader, TextWriter writer)
    {
        _reader = reader;
        _writer = writer;
    }

    /// <summary>Answers a bench command (without its <c>!</c>); null answers nothing.</summary>
    public Func<string, string?>? BenchCommand { get; set; }

    /// <returns>The next line typed to the firmware, or null.</returns>
    public string? TryReadLine() => _input.TryDequeue(out string? line) ? line : null;

    /// <summary>A line of the firmware.</summary>
    public void WriteLine(string line)
    {
        lock (_output)
        {
            if (_output.Count >= WaitingLines)
            {
                _output.Dequeue();
                _dropped++;
            }

            _output.Enqueue(line);
            Monitor.Pulse(_output);
        }
    }

    /// <summary>Reads until the input ends; blocks.</summary>
    public void ReadAll()
    {
        while (_reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('!')) _input.Enqueue(line);
            else if (BenchCommand?.Invoke(line[1..].Trim()) is { } answer) WriteBenchLine(answer);
        }
    }

    /// <summary>Writes what waits, for as long as the process lives; blocks.</summary>
    public void WriteAll()
    {
        while (true)
        {
            lock (_output)
            {
                while (_output.Count == 0) Monitor.Wait(_output);
            }

            Drain();
        }
    }

    /// <summary>Writes what waits now.</summary>
    public void Drain()
    {
        lock (_write)
        {
            while (TryTake(out string? line)) _writer.WriteLine(line);
            _writer.Flush();
        }
    }

    private void WriteBenchLine(string answer)
    {
        Drain();
        lock (_write)
        {
            _writer.WriteLine("bench " + answer);
            _writer.Flush();
        }
    }

    private bool TryTake(out string? line)
    {
        lock (_output)
        {
            if (_dropped > 0)
            {
                line = $"bench {{\"droppedLines\":{_dropped}}}";
                _dropped = 0;
                return true;
            }

            return _output.TryDequeue(out line);
        }
    }
}
