using System.Diagnostics;

namespace EdgeLedger.Hil.Running;

/// <summary>All that was said in a case by board, scenario and bench, in the order of hearing it.</summary>
public sealed class ConsoleRecord
{
    private readonly List<ConsoleLine> _lines = [];
    private readonly object _gate = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Each line as it comes; called on whatever thread heard it.</summary>
    public event Action<ConsoleLine>? Added;

    public int Count
    {
        get { lock (_gate) return _lines.Count; }
    }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public void Heard(string line) => Add(ConsoleLineKind.Board, line);

    public void Typed(string line) => Add(ConsoleLineKind.Typed, line);

    public void Note(string line) => Add(ConsoleLineKind.Bench, line);

    public IReadOnlyList<ConsoleLine> Lines(int from = 0)
    {
        lock (_gate) return _lines[Math.Min(from, _lines.Count)..];
    }

    /// <summary>Waits until there is a line of this index.</summary>
    /// <param name="patience">Short: nothing else ends the wait.</param>
    /// <returns>Null when none came in time.</returns>
    public ConsoleLine? Wait(int index, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (index >= _lines.Count)
            {
                var rest = patience - Stopwatch.GetElapsedTime(start);
                if (rest <= TimeSpan.Zero || !Monitor.Wait(_gate, rest)) break;
            }

            return index < _lines.Count ? _lines[index] : null;
        }
    }

    private void Add(ConsoleLineKind kind, string text)
    {
        ConsoleLine line;
        lock (_gate)
        {
            line = new ConsoleLine(Elapsed, kind, text);
            _lines.Add(line);
            Monitor.PulseAll(_gate);
        }

        Added?.Invoke(line);
    }
}
