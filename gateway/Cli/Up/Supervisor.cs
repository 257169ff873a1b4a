using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>Keeps one child running: starts it again after a delay when it ends unasked.</summary>
/// <remarks>
/// A child that ends within <see cref="SoonSeconds"/> of its start <see cref="MostSoonEnds"/> times in a row
/// suffers from something that starting again does not mend (a wrong file, a taken port): then it is left alone.
/// </remarks>
internal sealed class Supervisor(
    string name, Func<CancellationToken, Task<IChild>> start, TimeSpan restartDelay, TimeProvider time, Action<string> tell)
    : IAsyncDisposable
{
    private const double SoonSeconds = 3;
    private const int MostSoonEnds = 5;

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _gaveUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _watch = Task.CompletedTask;

    public string Name => name;

    /// <summary>The present process, or the last one while a new one is awaited.</summary>
    public IChild? Child { get; private set; }

    public bool IsRunning => Child is { Ended.IsCompleted: false };

    public int Restarts { get; private set; }

    /// <summary>Faults when the child cannot be kept running.</summary>
    public Task GaveUp => _gaveUp.Task;

    /// <summary>Raised after each start, first or later, on the thread that starts.</summary>
    public event Action? Started;

    /// <summary>Starts the child for the first time; a failure to start is the caller's to see.</summary>
    public async Task StartAsync(CancellationToken token)
    {
        Child = await start(token);
        Started?.Invoke();
        _watch = WatchAsync();
    }

    public async Task StopAsync(TimeSpan patience)
    {
        await _stopping.CancelAsync();
        await _watch;
        if (Child is { } child) await child.StopAsync(patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(5));
        if (Child is { } child) await child.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task WatchAsync()
    {
        int soonEnds = 0;
        try
        {
            while (true)
            {
                long startedAt = time.GetTimestamp();
                string how = await Child!.Ended.WaitAsync(_stopping.Token);
                soonEnds = time.GetElapsedTime(startedAt).TotalSeconds < SoonSeconds ? soonEnds + 1 : 0;
                if (soonEnds >= MostSoonEnds) throw new InputException($"{name} {how} {soonEnds} times in a row.");
                tell($"{name} {how}; starting it again in {Duration.Format(restartDelay)}.");
                await Task.Delay(restartDelay, time, _stopping.Token);
                await Child.DisposeAsync();
                Child = await start(_stopping.Token);
                Restarts++;
                tell($"{name} runs again (process {Child.ProcessId}).");
                Started?.Invoke();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // StopAsync ends the child itself.
        }
        catch (Exception fault)
        {
            tell($"{fault.Message} It is not started again.");
            _gaveUp.TrySetException(fault);
        }
    }
}
