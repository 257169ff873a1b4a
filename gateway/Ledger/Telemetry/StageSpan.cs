namespace EdgeLedger.Ledger.Telemetry;

/// <summary>A stretch of one thread's work, ended by <see cref="Dispose"/>.</summary>
public readonly ref struct StageSpan
{
    private readonly StageClock? _clock;
    private readonly Stage _stage;
    private readonly long _start;

    internal StageSpan(StageClock? clock, Stage stage)
    {
        (_clock, _stage) = (clock, stage);
        _start = clock is null ? 0 : StageClock.ThreadNanoseconds;
    }

    public void Dispose() => _clock?.Add(_stage, StageClock.ThreadNanoseconds - _start);
}
