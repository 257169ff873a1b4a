namespace EdgeLedger.Simulator.World;

/// <summary>Simulated time: what is to happen, in order of time, then of asking.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (long AtUs, long Order)> _events = new();
    private long _order;

    /// <summary>Microseconds since the run began.</summary>
    public long NowUs { get; private set; }

    /// <summary>Events carried out so far.</summary>
    public long Count { get; private set; }

    public void At(long atUs, Action action) => _events.Enqueue(action, (Math.Max(atUs, NowUs), _order++));

    public void After(long delayUs, Action action) => At(NowUs + delayUs, action);

    /// <returns>False when nothing is left that happens by then; time stands there now.</returns>
    public bool RunNext(long untilUs)
    {
        if (!_events.TryPeek(out _, out var next) || next.AtUs > untilUs)
        {
            NowUs = untilUs;
            return false;
        }

        var action = _events.Dequeue();
        NowUs = next.AtUs;
        Count++;
        action();
        return true;
    }
}
