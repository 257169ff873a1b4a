using EdgeLedger.Node.Voting;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>The event loop of one process, on the queue that all share.</summary>
internal sealed class SimulatedLoop(GatewayProcess process, EventQueue queue) : IEventLoop
{
    // arXiv:1807.04938 needs growing timers; a cap keeps a region that was cut for hours from needing hours.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _ended = new();

    public Task Ended => _ended.Task;

    public void Start()
    {
    }

    public void Post(Action action) => At(queue.NowUs, action);

    public void Schedule(TimeSpan after, Action action)
    {
        ViolationException.Unless(
            !process.Gateway.IsHonest || after <= LongestTimer,
            $"no timer is longer than {LongestTimer}: {after}");
        At(queue.NowUs + (long)after.TotalMicroseconds, action);
    }

    public Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>();
        Post(() => answer.SetResult(question()));
        return answer.Task;
    }

    public void Dispose()
    {
    }

    private void At(long atUs, Action action) => queue.At(atUs, () =>
    {
        // A process that stands still does late, and in order, what it had to do.
        if (process.StalledUntilUs > queue.NowUs) At(process.StalledUntilUs, action);
        else process.Run(action);
    });
}
