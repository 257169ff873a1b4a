namespace EdgeLedger.Simulator.World;

/// <summary>A timer of simulated time.</summary>
internal sealed class SimulatedTimer : ITimer
{
    private readonly EventQueue _queue;
    private readonly Action _action;
    private TimeSpan _period;
    private int _life;

    public SimulatedTimer(EventQueue queue, Action action, TimeSpan dueTime, TimeSpan period)
    {
        (_queue, _action) = (queue, action);
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        Arm(dueTime, ++_life);
        return true;
    }

    public void Dispose() => _life++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Arm(TimeSpan after, int life)
    {
        if (after < TimeSpan.Zero) return;
        _queue.After((long)after.TotalMicroseconds, () =>
        {
            if (life != _life) return;
            _action();
            if (_period > TimeSpan.Zero) Arm(_period, life);
        });
    }
}
