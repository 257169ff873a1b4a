using System.Diagnostics;

namespace EdgeLedger.Hil.Running;

/// <summary>All that was said in a case by board, scenario and bench, in the order of hearing it.</summary>
public sealed class ConsoleRecord
{
    private readonly List<ConsoleLine> _lines = [];
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _more = new();
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
    /// <returns>Null when none came in time.</returns>
    public ConsoleLine? Wait(int index, TimeSpan patience, CancellationToken token)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            lock (_gate)
            {
                if (index < _lines.Count) return _lines[index];
                _more.Reset();
            }

            var rest = patience - Stopwatch.GetElapsedTime(start);
            if (rest <= TimeSpan.Zero || !_more.Wait(rest, token)) return null;
        }
    }

    private void Add(ConsoleLineKind kind, string text)
    {
        ConsoleLine line;
        lock (_gate)
        {
            line = new ConsoleLine(Elapsed, kind, text);
            _lines.Add(line);
            _more.Set();
        }

        Added?.Invoke(line);
    }
}
