using System.Collections.Concurrent;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The serial port on two text streams; lines that begin with <c>!</c> go to the bench instead.</summary>
/// <remarks>
/// A UART does not wait for somebody to listen: only the thread in <see cref="WriteAll"/> ever waits for the
/// reader of the output. When the reader is slow the firmware's lines are dropped, the oldest first, and a line of
/// the bench says how many. Answers of the bench are never dropped, and may overtake lines of the firmware.
/// </remarks>
public sealed class SerialConsole(TextReader reader, TextWriter writer)
{
    private const int WaitingLines = 4096;

    private readonly ConcurrentQueue<string> _input = new();
    private readonly Queue<string> _lines = new();
    private readonly Queue<string> _answers = new();
    private readonly Lock _write = new();
    private int _dropped;

    /// <summary>Answers a bench command (without its <c>!</c>); without it every line is for the
    /// firmware.</summary>
    public Func<string, BenchAnswer>? BenchCommand { get; set; }

    /// <returns>The next line typed to the firmware, or null.</returns>
    public string? TryReadLine() => _input.TryDequeue(out string? line) ? line : null;

    /// <summary>A line of the firmware.</summary>
    public void WriteLine(string line)
    {
        lock (_lines)
        {
            if (_lines.Count >= WaitingLines)
            {
                _lines.Dequeue();
                _dropped++;
            }

            _lines.Enqueue(line);
            Monitor.Pulse(_lines);
        }
    }

    /// <summary>Reads until the input ends; blocks.</summary>
    public void ReadAll()
    {
        while (reader.ReadLine() is { } line)
        {
            if (BenchCommand is { } bench && line.StartsWith('!')) Answer(bench(line[1..].Trim()));
            else if (line.Length > 0) _input.Enqueue(line);
        }
    }

    /// <summary>Writes what waits, for as long as the process lives; blocks.</summary>
    public void WriteAll()
    {
        while (true)
        {
            lock (_lines)
            {
                while (_lines.Count + _answers.Count == 0) Monitor.Wait(_lines);
            }

            Drain();
        }
    }

    /// <summary>Writes what waits now; blocks while nobody reads.</summary>
    public void Drain()
    {
        lock (_write)
        {
            try
            {
                while (TryTake(out string? line)) writer.WriteLine(line);
                writer.Flush();
            }
            catch (IOException)
            {
                // The reader has gone away, as when a cable is pulled out: the board does not care.
            }
        }
    }

    private void Answer(BenchAnswer answer)
    {
        lock (_lines)
        {
            _answers.Enqueue("bench " + answer.Json);
            Monitor.Pulse(_lines);
        }

        answer.Afterwards?.Invoke();
    }

    private bool TryTake(out string? line)
    {
        lock (_lines)
        {
            if (_answers.TryDequeue(out line)) return true;
            if (_dropped == 0) return _lines.TryDequeue(out line);

            line = $"bench {{\"droppedLines\":{_dropped}}}";
            _dropped = 0;
            return true;
        }
    }
}
