using EdgeLedger.Contracts;

namespace EdgeLedger.Cli.Up;

/// <summary>Watches a running region: shows it, notices when its work is done, and lets it come to rest.</summary>
internal sealed class RegionWatch(
    UpOptions options, RegionProcesses processes, TimeProvider time, IRunView view, StopRequest stop)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(15);

    // An actuator's statuses cannot be bundled: at high speed they queue for minutes, and no energy hangs on them.
    private static readonly TimeSpan StatusPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AgreePatience = TimeSpan.FromSeconds(15);

    private long _recordedBefore = -1;

    /// <summary>
    /// Returns at Ctrl-C, at the end of --for, or when all replays ended and everything is final.
    /// </summary>
    public async Task UntilEndAsync()
    {
        long start = time.GetTimestamp();
        try
        {
            while (true)
            {
                await processes.GaveUp;
                view.Show(await processes.LookAsync(stop.Token));
                if (options.Replays.Count > 0 && ReplaysAreFinal()) return;
                if (options.For is { } most && time.GetElapsedTime(start) >= most) return;
                await Task.Delay(Pause, time, stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            view.Tell("Ending: waiting for what was measured to become final (Ctrl-C again ends at once).");
        }
    }

    /// <summary>
    /// Stops measuring, gives what was measured time to become final, ends the boards, and waits until the
    /// gateways stand on one block.
    /// </summary>
    public async Task<RunSnapshot> SettleAsync()
    {
        foreach (var board in processes.Boards) board.HoldTime();
        bool isDrained = await WaitAsync(StatusPatience, _ => processes.Boards.All(IsDrained))
            || await WaitAsync(DrainPatience, _ => Meters.All(IsDrained));
        if (!isDrained)
        {
            long waiting = Meters.Sum(b => b.Status?.Outbox ?? 0);
            view.Tell($"{waiting} readings stay in the meters' outboxes; the next run on this folder sends them.");
        }

        await processes.StopBoardsAsync();
        if (!await WaitAsync(AgreePatience, GatewaysAgree)) view.Tell("The gateways end at different heights.");
        return await processes.LookAsync(CancellationToken.None);
    }

    private IEnumerable<BoardProcess> Meters => processes.Boards.Where(b => b.Record.Kind == SignerKind.Meter);

    // The register's last period is recorded a moment after the replay ended: two looks must agree.
    private bool ReplaysAreFinal()
    {
        var replaying = processes.Boards.Where(b => b.IsReplaying).ToList();
        long recorded = replaying.Sum(b => b.Status?.Recorded ?? 0);
        bool isStill = recorded == _recordedBefore && recorded > 0;
        _recordedBefore = recorded;
        return isStill && replaying.All(b => b.Truth is { ReplayEnded: true } && IsDrained(b));
    }

    private static bool IsDrained(BoardProcess board) =>
        board.Answers > 1 && board.Status is { Outbox: 0 } status && status.Final == status.Recorded;

    private static bool GatewaysAgree(RunSnapshot snapshot)
    {
        var running = snapshot.Gateways.Where(g => g.IsRunning).ToList();
        return running.All(g => g.Status is { PoolSize: 0 })
            && running.Select(g => g.Status!.TipHash).Distinct().Count() <= 1;
    }

    private async Task<bool> WaitAsync(TimeSpan most, Func<RunSnapshot, bool> isDone)
    {
        long start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < most && !stop.Hurry.IsCancellationRequested)
        {
            // Twice, since the boards' answers to one look are seen by the next.
            await processes.LookAsync(CancellationToken.None);
            await Task.Delay(ShortPause, time, CancellationToken.None);
            var snapshot = await processes.LookAsync(CancellationToken.None);
            view.Show(snapshot);
            if (isDone(snapshot)) return true;
        }

        return false;
    }
}
