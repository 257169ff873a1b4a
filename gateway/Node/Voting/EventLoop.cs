using System.Diagnostics;

namespace EdgeLedger.Node.Voting;

/// <summary>The event loop of a process: one thread.</summary>
internal sealed class EventLoop : IEventLoop
{
    private readonly object _gate = new();
    private readonly Queue<Action> _posted = new();
    private readonly PriorityQueue<Action, long> _scheduled = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private bool _stopped;

    public EventLoop(string name)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    public Task Ended => _ended.Task;

    public void Start() => _thread.Start();

    public void Post(Action action)
    {
        lock (_gate)
        {
            if (_stopped) return;
            _posted.Enqueue(action);
            if (_posted.Count == 1) Monitor.Pulse(_gate);
        }
    }

    public void Schedule(TimeSpan after, Action action)
    {
        long due = Stopwatch.GetTimestamp() + (long)(after.TotalSeconds * Stopwatch.Frequency);
        lock (_gate)
        {
            if (_stopped) return;
            _scheduled.Enqueue(action, due);
            Monitor.Pulse(_gate);
        }
    }

    public Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception failure)
            {
                answer.SetException(failure);
                throw;
            }
        });
        _ = Ended.ContinueWith(_ => answer.TrySetCanceled(), TaskScheduler.Default);
        return answer.Task;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }

        if (_thread.IsAlive && Thread.CurrentThread != _thread) _thread.Join();
    }

    private void Run()
    {
        try
        {
            while (TakeNext() is { } action) action();
            _ended.SetResult();
        }
        catch (Exception failure)
        {
            lock (_gate) _stopped = true;
            _ended.SetException(failure);
        }
    }

    private Action? TakeNext()
    {
        lock (_gate)
        {
            while (!_stopped)
            {
                int waitMs = Timeout.Infinite;
                if (_scheduled.TryPeek(out var scheduled, out long due))
                {
                    long left = due - Stopwatch.GetTimestamp();
                    if (left <= 0)
                    {
                        _scheduled.Dequeue();
                        return scheduled;
                    }

                    waitMs = (int)Math.Min(int.MaxValue, (left * 1000 / Stopwatch.Frequency) + 1);
                }

                if (_posted.TryDequeue(out var posted)) return posted;
                Monitor.Wait(_gate, waitMs);
            }

            return null;
        }
    }
}
