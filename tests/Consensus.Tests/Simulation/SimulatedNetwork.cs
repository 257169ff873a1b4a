namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>Simulated time, and messages late, lost, doubled, reordered or cut off, all by one seed.</summary>
internal sealed class SimulatedNetwork(Random random)
{
    private readonly PriorityQueue<Action, (long TimeMs, long Order)> _agenda = new();
    private readonly Dictionary<int, int> _sideOf = [];
    private long _order;

    public long NowMs { get; private set; }

    /// <summary>Until then the network does its worst; afterwards every message arrives within 20 ms.</summary>
    public long CalmFromMs { get; init; }

    public double LossWhileBad { get; set; } = 0.2;

    public int DelayMsWhileBad { get; set; } = 400;

    public bool IsCalm => NowMs >= CalmFromMs;

    /// <summary>Splits the region: messages between the sides are lost. None: whole again.</summary>
    public void Partition(IEnumerable<int> side)
    {
        _sideOf.Clear();
        foreach (int gateway in side)
        {
            _sideOf[gateway] = 1;
        }
    }

    public void After(long milliseconds, Action action) =>
        _agenda.Enqueue(action, (NowMs + milliseconds, _order++));

    /// <summary>Sends once, or not at all, or twice.</summary>
    public void Send(int from, int to, Action deliver)
    {
        if (IsCalm)
        {
            After(random.Next(1, 20), deliver);
            return;
        }

        bool isCut = _sideOf.GetValueOrDefault(from) != _sideOf.GetValueOrDefault(to);
        if (isCut || random.NextDouble() < LossWhileBad)
        {
            return;
        }

        After(random.Next(1, DelayMsWhileBad), deliver);
        if (random.NextDouble() < 0.1)
        {
            After(random.Next(1, DelayMsWhileBad), deliver);
        }
    }

    /// <summary>Runs until a condition holds; false if it does not by then.</summary>
    public bool RunUntil(Func<bool> isDone, long deadlineMs)
    {
        while (!isDone())
        {
            if (!_agenda.TryDequeue(out Action? action, out var when) || when.TimeMs > deadlineMs)
            {
                return false;
            }

            NowMs = when.TimeMs;
            action();
        }

        return true;
    }
}
