using System.Runtime.ExceptionServices;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Does a number of small pieces of work on all cores and returns when all are done.</summary>
/// <remarks>
/// The caller works too and waits only for pieces that another thread has begun. Parallel.For waits for helpers
/// that were merely queued: while the thread pool is busy with other things, a block would then stand still.
/// </remarks>
internal sealed class AllCores : IThreadPoolWorkItem
{
    // Pieces taken at a time: few enough to share evenly, enough to make taking them cheap.
    private const int Chunk = 4;

    private readonly int _count;
    private readonly Action<int> _piece;
    private readonly object _allDone = new();
    private ExceptionDispatchInfo? _error;
    private int _next;
    private int _done;

    private AllCores(int count, Action<int> piece)
    {
        _count = count;
        _piece = piece;
    }

    /// <param name="piece">Called once for each number below <paramref name="count"/>, on any thread.</param>
    public static void Run(int count, Action<int> piece)
    {
        if (count == 0)
        {
            return;
        }

        var work = new AllCores(count, piece);
        var helpers = Math.Min(Environment.ProcessorCount, count / Chunk) - 1;
        for (var helper = 0; helper < helpers; helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        }

        work.Execute();
        work.WaitForOthers();
        work._error?.Throw();
    }

    public void Execute()
    {
        while (true)
        {
            var first = Interlocked.Add(ref _next, Chunk) - Chunk;
            if (first >= _count)
            {
                return;
            }

            var end = Math.Min(_count, first + Chunk);
            try
            {
                for (var index = first; index < end; index++)
                {
                    _piece(index);
                }
            }
            catch (Exception error)
            {
                _error = ExceptionDispatchInfo.Capture(error);
            }

            if (Interlocked.Add(ref _done, end - first) == _count)
            {
                lock (_allDone)
                {
                    Monitor.PulseAll(_allDone);
                }
            }
        }
    }

    private void WaitForOthers()
    {
        lock (_allDone)
        {
            while (Volatile.Read(ref _done) < _count)
            {
                Monitor.Wait(_allDone);
            }
        }
    }
}
