namespace EdgeLedger.Ledger.Telemetry;

/// <summary>A stretch of one thread's work, ended by <see cref="Dispose"/> on the same thread.</summary>
public readonly ref struct StageSpan
{
    [ThreadStatic]
    private static Stage? _current;

    [ThreadStatic]
    private static long _since;

    private readonly StageClock? _clock;
    private readonly Stage? _around;

    internal StageSpan(StageClock? clock, Stage stage)
    {
        _clock = clock;
        if (clock is null) return;
        _around = _current;
        Change(clock, stage);
    }

    public void Dispose()
    {
        if (_clock is not null) Change(_clock, _around);
    }

    private static void Change(StageClock clock, Stage? next)
    {
        long now = StageClock.ThreadNanoseconds;
        if (_current is { } current) clock.Add(current, now - _since);
        (_current, _since) = (next, now);
    }
}
