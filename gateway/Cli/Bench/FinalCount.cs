using EdgeLedger.Node;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Counts the statements that have become final on each gateway.</summary>
internal sealed class FinalCount : IDisposable
{
    private static readonly TimeSpan WaitStep = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<GatewayNode> _nodes;
    private readonly Action<Ledger.CommittedBlock>[] _handlers;
    private readonly int[] _counts;
    private readonly int _target;
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _complete;

    public FinalCount(IReadOnlyList<GatewayNode> nodes, int target)
    {
        _nodes = nodes;
        _target = target;
        _counts = new int[nodes.Count];
        _handlers = new Action<Ledger.CommittedBlock>[nodes.Count];
        for (int i = 0; i < nodes.Count; i++)
        {
            int gateway = i;
            _handlers[i] = committed => Add(gateway, committed.Block);
            nodes[i].Committed += _handlers[i];
        }
    }

    /// <summary>Completes when the slowest gateway has all.</summary>
    public Task AllFinal => _all.Task;

    public int Least => _counts.Min();

    /// <summary>Waits until so many are final on every gateway.</summary>
    public void WaitFor(int count)
    {
        lock (_counts)
        {
            while (Least < count) Monitor.Wait(_counts, WaitStep);
        }
    }

    public void Dispose()
    {
        for (int i = 0; i < _nodes.Count; i++) _nodes[i].Committed -= _handlers[i];
    }

    // Each gateway raises its own event on one thread; only the completion is shared.
    private void Add(int gateway, Block block)
    {
        int before = _counts[gateway];
        int after = before + block.Entries.Count(entry => entry.Kind == EntryKind.Statement);
        lock (_counts)
        {
            _counts[gateway] = after;
            Monitor.PulseAll(_counts);
        }

        if (before < _target && after >= _target && Interlocked.Increment(ref _complete) == _counts.Length)
        {
            _all.SetResult();
        }
    }
}
